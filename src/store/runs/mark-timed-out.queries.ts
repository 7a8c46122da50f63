/** Types generated for queries found in "src/store/runs/mark-timed-out.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'MarkTimedOut' parameters type */
export interface IMarkTimedOutParams {
  runId: string;
}

/** 'MarkTimedOut' return type */
export interface IMarkTimedOutResult {
  id: string;
}

/** 'MarkTimedOut' query type */
export interface IMarkTimedOutQuery {
  params: IMarkTimedOutParams;
  result: IMarkTimedOutResult;
}

const markTimedOutIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":48,"b":54}]}],"statement":"UPDATE job_runs\nSET timed_out = true\nWHERE id = :runId!\n  AND finished_at IS NULL\n  AND paused_at IS NULL\n  AND deadline_at <= now()\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE job_runs
 * SET timed_out = true
 * WHERE id = :runId!
 *   AND finished_at IS NULL
 *   AND paused_at IS NULL
 *   AND deadline_at <= now()
 * RETURNING id
 * ```
 */
export const markTimedOut = new PreparedQuery<IMarkTimedOutParams,IMarkTimedOutResult>(markTimedOutIR);


