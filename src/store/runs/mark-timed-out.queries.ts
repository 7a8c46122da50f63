/** Types generated for queries found in "src/store/runs/mark-timed-out.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'MarkTimedOut' parameters type */
export interface IMarkTimedOutParams {
  error: JsonParameter;
  reason?: string | null | void;
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

const markTimedOutIR: any = {"usedParamSet":{"reason":true,"error":true,"runId":true},"params":[{"name":"reason","required":false,"transform":{"type":"scalar"},"locs":[{"a":104,"b":110}]},{"name":"error","required":true,"transform":{"type":"scalar"},"locs":[{"a":175,"b":181}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":238,"b":244}]}],"statement":"UPDATE job_runs\nSET\n  timed_out = timed_out OR phase = 'main',\n  reason = CASE WHEN phase = 'main' THEN :reason::text ELSE reason END,\n  error = CASE WHEN phase = 'main' THEN :error!::jsonb ELSE error END,\n  deadline_at = NULL\nWHERE id = :runId!\n  AND finished_at IS NULL\n  AND paused_at IS NULL\n  AND deadline_at <= now()\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE job_runs
 * SET
 *   timed_out = timed_out OR phase = 'main',
 *   reason = CASE WHEN phase = 'main' THEN :reason::text ELSE reason END,
 *   error = CASE WHEN phase = 'main' THEN :error!::jsonb ELSE error END,
 *   deadline_at = NULL
 * WHERE id = :runId!
 *   AND finished_at IS NULL
 *   AND paused_at IS NULL
 *   AND deadline_at <= now()
 * RETURNING id
 * ```
 */
export const markTimedOut = new PreparedQuery<IMarkTimedOutParams,IMarkTimedOutResult>(markTimedOutIR);


