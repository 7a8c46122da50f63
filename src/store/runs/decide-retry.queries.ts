/** Types generated for queries found in "src/store/runs/decide-retry.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'DecideRetryRow' parameters type */
export interface IDecideRetryRowParams {
  attempt: number;
  reason?: string | null | void;
  retryAt?: Date | null | void;
  runId: string;
}

/** 'DecideRetryRow' return type */
export interface IDecideRetryRowResult {
  run_id: string;
}

/** 'DecideRetryRow' query type */
export interface IDecideRetryRowQuery {
  params: IDecideRetryRowParams;
  result: IDecideRetryRowResult;
}

const decideRetryRowIR: any = {"usedParamSet":{"retryAt":true,"reason":true,"runId":true,"attempt":true},"params":[{"name":"retryAt","required":false,"transform":{"type":"scalar"},"locs":[{"a":57,"b":64},{"a":109,"b":116}]},{"name":"reason","required":false,"transform":{"type":"scalar"},"locs":[{"a":182,"b":188}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":203,"b":209}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":229,"b":237}]}],"statement":"WITH decided AS (\n  UPDATE job_runs\n  SET\n    retry_at = :retryAt::timestamptz,\n    retries_left = CASE WHEN :retryAt::timestamptz IS NULL THEN 0 ELSE retries_left END,\n    reason = :reason\n  WHERE id = :runId!\n    AND attempt = :attempt!\n    AND status IN ('failed', 'timed_out')\n  RETURNING id, project_id, attempt, retry_at\n)\nINSERT INTO run_events (run_id, project_id, attempt, type, data)\nSELECT\n  id, project_id, attempt, CASE WHEN retry_at IS NULL THEN 'run_retry_given_up' ELSE 'run_retry_scheduled' END,\n  jsonb_build_object('retry_at', retry_at)\nFROM decided\nRETURNING run_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH decided AS (
 *   UPDATE job_runs
 *   SET
 *     retry_at = :retryAt::timestamptz,
 *     retries_left = CASE WHEN :retryAt::timestamptz IS NULL THEN 0 ELSE retries_left END,
 *     reason = :reason
 *   WHERE id = :runId!
 *     AND attempt = :attempt!
 *     AND status IN ('failed', 'timed_out')
 *   RETURNING id, project_id, attempt, retry_at
 * )
 * INSERT INTO run_events (run_id, project_id, attempt, type, data)
 * SELECT
 *   id, project_id, attempt, CASE WHEN retry_at IS NULL THEN 'run_retry_given_up' ELSE 'run_retry_scheduled' END,
 *   jsonb_build_object('retry_at', retry_at)
 * FROM decided
 * RETURNING run_id
 * ```
 */
export const decideRetryRow = new PreparedQuery<IDecideRetryRowParams,IDecideRetryRowResult>(decideRetryRowIR);


