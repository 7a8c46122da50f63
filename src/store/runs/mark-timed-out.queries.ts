/** Types generated for queries found in "src/store/runs/mark-timed-out.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'MarkTimedOut' parameters type */
export interface IMarkTimedOutParams {
  error: JsonParameter;
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

const markTimedOutIR: any = {"usedParamSet":{"error":true,"runId":true},"params":[{"name":"error","required":true,"transform":{"type":"scalar"},"locs":[{"a":46,"b":52}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":72,"b":78}]}],"statement":"UPDATE job_runs\nSET timed_out = true, error = :error!::jsonb\nWHERE id = :runId!\n  AND finished_at IS NULL\n  AND paused_at IS NULL\n  AND deadline_at <= now()\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE job_runs
 * SET timed_out = true, error = :error!::jsonb
 * WHERE id = :runId!
 *   AND finished_at IS NULL
 *   AND paused_at IS NULL
 *   AND deadline_at <= now()
 * RETURNING id
 * ```
 */
export const markTimedOut = new PreparedQuery<IMarkTimedOutParams,IMarkTimedOutResult>(markTimedOutIR);


