/** Types generated for queries found in "src/store/runs/waiting/list-child-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

export type numberArray = (number)[];

/** 'ListChildRunRows' parameters type */
export interface IListChildRunRowsParams {
  runId: string;
  seqs: numberArray;
}

/** 'ListChildRunRows' return type */
export interface IListChildRunRowsResult {
  created_at: Date;
  id: string;
  job_name: string;
  parent_seq: number;
  status: job_run_status;
}

/** 'ListChildRunRows' query type */
export interface IListChildRunRowsQuery {
  params: IListChildRunRowsParams;
  result: IListChildRunRowsResult;
}

const listChildRunRowsIR: any = {"usedParamSet":{"runId":true,"seqs":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":187,"b":193}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":221,"b":226}]}],"statement":"SELECT DISTINCT ON (r.parent_seq)\n  r.parent_seq AS \"parent_seq!\", r.id, j.name AS job_name, r.status, r.created_at\nFROM job_runs r\nJOIN jobs j ON j.id = r.job_id\nWHERE r.parent_run_id = :runId!\n  AND r.parent_seq = ANY (:seqs!::int[])\nORDER BY r.parent_seq, r.id DESC"};

/**
 * Query generated from SQL:
 * ```
 * SELECT DISTINCT ON (r.parent_seq)
 *   r.parent_seq AS "parent_seq!", r.id, j.name AS job_name, r.status, r.created_at
 * FROM job_runs r
 * JOIN jobs j ON j.id = r.job_id
 * WHERE r.parent_run_id = :runId!
 *   AND r.parent_seq = ANY (:seqs!::int[])
 * ORDER BY r.parent_seq, r.id DESC
 * ```
 */
export const listChildRunRows = new PreparedQuery<IListChildRunRowsParams,IListChildRunRowsResult>(listChildRunRowsIR);


