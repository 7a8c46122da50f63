/** Types generated for queries found in "src/store/runs/load-rollback-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

export type numberArray = (number)[];

/** 'LoadRollbackTaskRows' parameters type */
export interface ILoadRollbackTaskRowsParams {
  nodes: numberArray;
  runId: string;
}

/** 'LoadRollbackTaskRows' return type */
export interface ILoadRollbackTaskRowsResult {
  layer: number;
  name: string;
  node: number;
  scope: number;
  seq: number;
  status: task_run_status;
}

/** 'LoadRollbackTaskRows' query type */
export interface ILoadRollbackTaskRowsQuery {
  params: ILoadRollbackTaskRowsParams;
  result: ILoadRollbackTaskRowsResult;
}

const loadRollbackTaskRowsIR: any = {"usedParamSet":{"runId":true,"nodes":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":82,"b":88},{"a":221,"b":227},{"a":354,"b":360}]},{"name":"nodes","required":true,"transform":{"type":"scalar"},"locs":[{"a":401,"b":407}]}],"statement":"WITH RECURSIVE inside AS (\n  SELECT id, parent_seq\n  FROM scopes\n  WHERE run_id = :runId!\n    AND id = 0\n  UNION ALL\n  SELECT s.id, s.parent_seq\n  FROM scopes s\n  JOIN inside i ON s.parent_scope = i.id\n  WHERE s.run_id = :runId!\n)\nSELECT t.seq, t.node, t.scope, t.layer, t.name, t.status\nFROM task_runs t\nJOIN inside i ON i.id = t.scope\nWHERE t.run_id = :runId!\n  AND t.node >= 0\n  AND (t.node = ANY (:nodes!::int[]) OR t.child_scope IS NOT NULL)\nORDER BY t.seq"};

/**
 * Query generated from SQL:
 * ```
 * WITH RECURSIVE inside AS (
 *   SELECT id, parent_seq
 *   FROM scopes
 *   WHERE run_id = :runId!
 *     AND id = 0
 *   UNION ALL
 *   SELECT s.id, s.parent_seq
 *   FROM scopes s
 *   JOIN inside i ON s.parent_scope = i.id
 *   WHERE s.run_id = :runId!
 * )
 * SELECT t.seq, t.node, t.scope, t.layer, t.name, t.status
 * FROM task_runs t
 * JOIN inside i ON i.id = t.scope
 * WHERE t.run_id = :runId!
 *   AND t.node >= 0
 *   AND (t.node = ANY (:nodes!::int[]) OR t.child_scope IS NOT NULL)
 * ORDER BY t.seq
 * ```
 */
export const loadRollbackTaskRows = new PreparedQuery<ILoadRollbackTaskRowsParams,ILoadRollbackTaskRowsResult>(loadRollbackTaskRowsIR);


