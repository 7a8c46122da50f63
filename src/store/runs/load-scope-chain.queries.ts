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

const loadScopeChainRowsIR: any = {"usedParamSet":{"runId":true,"scope":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":127,"b":133},{"a":282,"b":288},{"a":476,"b":482}]},{"name":"scope","required":true,"transform":{"type":"scalar"},"locs":[{"a":150,"b":156}]}],"statement":"WITH RECURSIVE chain AS (\n  SELECT s.id, s.halted, s.parent_seq, s.parent_scope, 1 AS depth\n  FROM scopes s\n  WHERE s.run_id = :runId!\n    AND s.id = :scope!\n  UNION ALL\n  SELECT s.id, s.halted, s.parent_seq, s.parent_scope, c.depth + 1\n  FROM chain c\n  JOIN scopes s ON s.run_id = :runId! AND s.id = c.parent_scope\n)\nSELECT\n  c.id AS \"scope!\", c.halted, t.seq, t.node, t.layer, t.name, t.item, t.item_key, t.item_index, t.progress\nFROM chain c\nJOIN task_runs t ON t.run_id = :runId! AND t.seq = c.parent_seq\nORDER BY c.depth"};

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
 * JOIN task_runs t ON t.run_id = :runId! AND t.seq = c.parent_seq
 * ORDER BY c.depth
 * ```
 */
export const loadScopeChainRows = new PreparedQuery<ILoadScopeChainRowsParams,ILoadScopeChainRowsResult>(loadScopeChainRowsIR);


