/** Types generated for queries found in "src/store/runs/waiting/list-named-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

export type numberArray = (number)[];

/** 'ListNamedTaskRows' parameters type */
export interface IListNamedTaskRowsParams {
  runId: string;
  seqs: numberArray;
}

/** 'ListNamedTaskRows' return type */
export interface IListNamedTaskRowsResult {
  name: string;
  seq: number;
  since: Date | null;
  status: task_run_status;
}

/** 'ListNamedTaskRows' query type */
export interface IListNamedTaskRowsQuery {
  params: IListNamedTaskRowsParams;
  result: IListNamedTaskRowsResult;
}

const listNamedTaskRowsIR: any = {"usedParamSet":{"runId":true,"seqs":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":145,"b":151}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":170,"b":175}]}],"statement":"SELECT\n  seq, name, status, CASE WHEN status IN ('running', 'waiting') THEN started_at ELSE queued_at END AS since\nFROM task_runs\nWHERE run_id = :runId!\n  AND seq = ANY (:seqs!::int[])\n  AND status IN ('pending', 'queued', 'running', 'retrying', 'waiting')\nORDER BY seq"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   seq, name, status, CASE WHEN status IN ('running', 'waiting') THEN started_at ELSE queued_at END AS since
 * FROM task_runs
 * WHERE run_id = :runId!
 *   AND seq = ANY (:seqs!::int[])
 *   AND status IN ('pending', 'queued', 'running', 'retrying', 'waiting')
 * ORDER BY seq
 * ```
 */
export const listNamedTaskRows = new PreparedQuery<IListNamedTaskRowsParams,IListNamedTaskRowsResult>(listNamedTaskRowsIR);


