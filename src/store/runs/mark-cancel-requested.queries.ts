/** Types generated for queries found in "src/store/runs/mark-cancel-requested.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'MarkCancelRequested' parameters type */
export interface IMarkCancelRequestedParams {
  runId: string;
}

/** 'MarkCancelRequested' return type */
export interface IMarkCancelRequestedResult {
  run_id: string;
}

/** 'MarkCancelRequested' query type */
export interface IMarkCancelRequestedQuery {
  params: IMarkCancelRequestedParams;
  result: IMarkCancelRequestedResult;
}

const markCancelRequestedIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":234,"b":240}]}],"statement":"WITH marked AS (\n  UPDATE job_runs\n  SET\n    status = 'cancelling',\n    cancel_requested_at = coalesce(cancel_requested_at, now()),\n    deadline_at = CASE WHEN phase = 'finally' THEN deadline_at END,\n    paused_at = NULL\n  WHERE id = :runId!\n    AND status IN ('scheduled', 'pending', 'queued', 'running', 'waiting', 'paused', 'rolling_back')\n  RETURNING id, project_id\n)\nINSERT INTO run_events (run_id, project_id, type)\nSELECT id, project_id, 'run_cancel_requested'\nFROM marked\nRETURNING run_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH marked AS (
 *   UPDATE job_runs
 *   SET
 *     status = 'cancelling',
 *     cancel_requested_at = coalesce(cancel_requested_at, now()),
 *     deadline_at = CASE WHEN phase = 'finally' THEN deadline_at END,
 *     paused_at = NULL
 *   WHERE id = :runId!
 *     AND status IN ('scheduled', 'pending', 'queued', 'running', 'waiting', 'paused', 'rolling_back')
 *   RETURNING id, project_id
 * )
 * INSERT INTO run_events (run_id, project_id, type)
 * SELECT id, project_id, 'run_cancel_requested'
 * FROM marked
 * RETURNING run_id
 * ```
 */
export const markCancelRequested = new PreparedQuery<IMarkCancelRequestedParams,IMarkCancelRequestedResult>(markCancelRequestedIR);


