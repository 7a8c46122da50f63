/** Types generated for queries found in "src/store/runs/load-scope-chain.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type failure_policy = 'cancel' | 'continue' | 'stop';

/** 'LoadScopeChainRows' parameters type */
export interface ILoadScopeChainRowsParams {
  runId: string;
  scope: number;
}

/** 'LoadScopeChainRows' return type */
export interface ILoadScopeChainRowsResult {
  halted: failure_policy | null;
  item: JsonValue | null;
  item_index: number | null;
  item_key: string | null;
  layer: number;
  name: string;
  node: number;
  progress: JsonValue | null;
  scope: number;
  seq: number;
}

/** 'LoadScopeChainRows' query type */
export interface ILoadScopeChainRowsQuery {
  params: ILoadScopeChainRowsParams;
  result: ILoadScopeChainRowsResult;
}

const loadScopeChainRowsIR: any = {"usedParamSet":{"runId":true,"scope":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":127,"b":133},{"a":282,"b":288},{"a":687,"b":693}]},{"name":"scope","required":true,"transform":{"type":"scalar"},"locs":[{"a":150,"b":156}]}],"statement":"WITH RECURSIVE chain AS (\n  SELECT s.id, s.halted, s.parent_seq, s.parent_scope, 1 AS depth\n  FROM scopes s\n  WHERE s.run_id = :runId!\n    AND s.id = :scope!\n  UNION ALL\n  SELECT s.id, s.halted, s.parent_seq, s.parent_scope, c.depth + 1\n  FROM chain c\n  JOIN scopes s ON s.run_id = :runId! AND s.id = c.parent_scope\n)\nSELECT\n  c.id AS \"scope!\", c.halted, t.seq, t.node, t.layer, t.name, t.item, t.item_key, t.item_index, t.progress\nFROM chain c\n-- LIMIT keeps the planner, which knows nothing of the chain's length, from reading all task runs of the run for it.\nCROSS JOIN LATERAL (\n  SELECT seq, node, layer, name, item, item_key, item_index, progress\n  FROM task_runs\n  WHERE run_id = :runId!\n    AND seq = c.parent_seq\n  LIMIT 1\n) t\nORDER BY c.depth"};

/**
 * Query generated from SQL:
 * ```
 * WITH RECURSIVE chain AS (
 *   SELECT s.id, s.halted, s.parent_seq, s.parent_scope, 1 AS depth
 *   FROM scopes s
 *   WHERE s.run_id = :runId!
 *     AND s.id = :scope!
 *   UNION ALL
 *   SELECT s.id, s.halted, s.parent_seq, s.parent_scope, c.depth + 1
 *   FROM chain c
 *   JOIN scopes s ON s.run_id = :runId! AND s.id = c.parent_scope
 * )
 * SELECT
 *   c.id AS "scope!", c.halted, t.seq, t.node, t.layer, t.name, t.item, t.item_key, t.item_index, t.progress
 * FROM chain c
 * -- LIMIT keeps the planner, which knows nothing of the chain's length, from reading all task runs of the run for it.
 * CROSS JOIN LATERAL (
 *   SELECT seq, node, layer, name, item, item_key, item_index, progress
 *   FROM task_runs
 *   WHERE run_id = :runId!
 *     AND seq = c.parent_seq
 *   LIMIT 1
 * ) t
 * ORDER BY c.depth
 * ```
 */
export const loadScopeChainRows = new PreparedQuery<ILoadScopeChainRowsParams,ILoadScopeChainRowsResult>(loadScopeChainRowsIR);


