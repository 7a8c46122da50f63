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

const markTimedOutIR: any = {"usedParamSet":{"error":true,"runId":true},"params":[{"name":"error","required":true,"transform":{"type":"scalar"},"locs":[{"a":103,"b":109}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":166,"b":172}]}],"statement":"UPDATE job_runs\nSET\n  timed_out = timed_out OR phase = 'main',\n  error = CASE WHEN phase = 'main' THEN :error!::jsonb ELSE error END,\n  deadline_at = NULL\nWHERE id = :runId!\n  AND finished_at IS NULL\n  AND paused_at IS NULL\n  AND deadline_at <= now()\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE job_runs
 * SET
 *   timed_out = timed_out OR phase = 'main',
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


