/** Types generated for queries found in "src/store/runs/mark-cancel-requested.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'MarkCancelRequested' parameters type */
export interface IMarkCancelRequestedParams {
  force: boolean;
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

const markCancelRequestedIR: any = {"usedParamSet":{"force":true,"runId":true},"params":[{"name":"force","required":true,"transform":{"type":"scalar"},"locs":[{"a":222,"b":228},{"a":536,"b":542}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":301,"b":307}]}],"statement":"WITH marked AS (\n  UPDATE job_runs\n  SET\n    status = 'cancelling',\n    cancel_requested_at = coalesce(cancel_requested_at, now()),\n    deadline_at = CASE WHEN phase = 'finally' THEN deadline_at END,\n    phase = CASE WHEN :force!::boolean THEN 'done' ELSE phase END,\n    paused_at = NULL\n  WHERE id = :runId!\n    AND status IN ('scheduled', 'pending', 'queued', 'running', 'waiting', 'paused', 'rolling_back', 'cancelling')\n  RETURNING id, project_id\n)\nINSERT INTO run_events (run_id, project_id, type)\nSELECT id, project_id, CASE WHEN :force!::boolean THEN 'run_cancel_forced' ELSE 'run_cancel_requested' END\nFROM marked\nRETURNING run_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH marked AS (
 *   UPDATE job_runs
 *   SET
 *     status = 'cancelling',
 *     cancel_requested_at = coalesce(cancel_requested_at, now()),
 *     deadline_at = CASE WHEN phase = 'finally' THEN deadline_at END,
 *     phase = CASE WHEN :force!::boolean THEN 'done' ELSE phase END,
 *     paused_at = NULL
 *   WHERE id = :runId!
 *     AND status IN ('scheduled', 'pending', 'queued', 'running', 'waiting', 'paused', 'rolling_back', 'cancelling')
 *   RETURNING id, project_id
 * )
 * INSERT INTO run_events (run_id, project_id, type)
 * SELECT id, project_id, CASE WHEN :force!::boolean THEN 'run_cancel_forced' ELSE 'run_cancel_requested' END
 * FROM marked
 * RETURNING run_id
 * ```
 */
export const markCancelRequested = new PreparedQuery<IMarkCancelRequestedParams,IMarkCancelRequestedResult>(markCancelRequestedIR);


