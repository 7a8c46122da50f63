/** Types generated for queries found in "src/store/runs/list-failed-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

/** 'ListFailedTaskRows' parameters type */
export interface IListFailedTaskRowsParams {
  runId: string;
  scope: number;
}

/** 'ListFailedTaskRows' return type */
export interface IListFailedTaskRowsResult {
  name: string;
  status: task_run_status;
}

/** 'ListFailedTaskRows' query type */
export interface IListFailedTaskRowsQuery {
  params: IListFailedTaskRowsParams;
  result: IListFailedTaskRowsResult;
}

const listFailedTaskRowsIR: any = {"usedParamSet":{"runId":true,"scope":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":139,"b":145}]},{"name":"scope","required":true,"transform":{"type":"scalar"},"locs":[{"a":160,"b":166}]}],"statement":"SELECT t.name, t.status\nFROM scopes s\nJOIN task_runs t ON t.run_id = s.run_id AND t.seq >= s.id AND t.seq < s.id + s.size\nWHERE s.run_id = :runId!\n  AND s.id = :scope!\n  AND t.status IN ('failed', 'timed_out', 'cancelled')\nORDER BY t.finished_at, t.seq\nLIMIT 5"};

/**
 * Query generated from SQL:
 * ```
 * SELECT t.name, t.status
 * FROM scopes s
 * JOIN task_runs t ON t.run_id = s.run_id AND t.seq >= s.id AND t.seq < s.id + s.size
 * WHERE s.run_id = :runId!
 *   AND s.id = :scope!
 *   AND t.status IN ('failed', 'timed_out', 'cancelled')
 * ORDER BY t.finished_at, t.seq
 * LIMIT 5
 * ```
 */
export const listFailedTaskRows = new PreparedQuery<IListFailedTaskRowsParams,IListFailedTaskRowsResult>(listFailedTaskRowsIR);


