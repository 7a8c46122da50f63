/** Types generated for queries found in "src/store/runs/waiting/list-running-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

/** 'ListRunningTaskRows' parameters type */
export interface IListRunningTaskRowsParams {
  limit: number;
  runId: string;
}

/** 'ListRunningTaskRows' return type */
export interface IListRunningTaskRowsResult {
  name: string;
  seq: number;
  since: Date | null;
  status: task_run_status;
}

/** 'ListRunningTaskRows' query type */
export interface IListRunningTaskRowsQuery {
  params: IListRunningTaskRowsParams;
  result: IListRunningTaskRowsResult;
}

const listRunningTaskRowsIR: any = {"usedParamSet":{"runId":true,"limit":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":76,"b":82}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":144,"b":150}]}],"statement":"SELECT seq, name, status, started_at AS since\nFROM task_runs\nWHERE run_id = :runId!\n  AND node >= 0\n  AND status = 'running'\nORDER BY seq\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT seq, name, status, started_at AS since
 * FROM task_runs
 * WHERE run_id = :runId!
 *   AND node >= 0
 *   AND status = 'running'
 * ORDER BY seq
 * LIMIT :limit!::int
 * ```
 */
export const listRunningTaskRows = new PreparedQuery<IListRunningTaskRowsParams,IListRunningTaskRowsResult>(listRunningTaskRowsIR);


