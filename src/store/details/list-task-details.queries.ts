/** Types generated for queries found in "src/store/details/list-task-details.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'ListTaskDetailRows' parameters type */
export interface IListTaskDetailRowsParams {
  runId: string;
  seqs?: numberArray | null | void;
  summaryLength: number;
}

/** 'ListTaskDetailRows' return type */
export interface IListTaskDetailRowsResult {
  cached: boolean;
  progress_percent: number | null;
  progress_text: string | null;
  seq: number;
  stdout_truncated: boolean;
  summary: string | null;
}

/** 'ListTaskDetailRows' query type */
export interface IListTaskDetailRowsQuery {
  params: IListTaskDetailRowsParams;
  result: IListTaskDetailRowsResult;
}

const listTaskDetailRowsIR: any = {"usedParamSet":{"summaryLength":true,"runId":true,"seqs":true},"params":[{"name":"summaryLength","required":true,"transform":{"type":"scalar"},"locs":[{"a":32,"b":46}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":256,"b":262}]},{"name":"seqs","required":false,"transform":{"type":"scalar"},"locs":[{"a":271,"b":275},{"a":308,"b":312}]}],"statement":"SELECT\n  d.seq, left(d.summary, :summaryLength!::int) AS \"summary?\", d.progress_percent, d.progress_text, d.stdout_truncated, d.cached\nFROM task_details d\nJOIN task_runs t ON t.run_id = d.run_id AND t.seq = d.seq AND t.attempt = d.attempt\nWHERE d.run_id = :runId!\n  AND (:seqs::int[] IS NULL OR d.seq = ANY (:seqs))"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   d.seq, left(d.summary, :summaryLength!::int) AS "summary?", d.progress_percent, d.progress_text, d.stdout_truncated, d.cached
 * FROM task_details d
 * JOIN task_runs t ON t.run_id = d.run_id AND t.seq = d.seq AND t.attempt = d.attempt
 * WHERE d.run_id = :runId!
 *   AND (:seqs::int[] IS NULL OR d.seq = ANY (:seqs))
 * ```
 */
export const listTaskDetailRows = new PreparedQuery<IListTaskDetailRowsParams,IListTaskDetailRowsResult>(listTaskDetailRowsIR);


