/** Types generated for queries found in "src/store/runs/drop-retry.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'DropRetryRow' parameters type */
export interface IDropRetryRowParams {
  projectId: string;
  runId: string;
}

/** 'DropRetryRow' return type */
export interface IDropRetryRowResult {
  job_name: string;
  status: job_run_status;
}

/** 'DropRetryRow' query type */
export interface IDropRetryRowQuery {
  params: IDropRetryRowParams;
  result: IDropRetryRowResult;
}

const dropRetryRowIR: any = {"usedParamSet":{"runId":true,"projectId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":116,"b":122}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":145,"b":155}]}],"statement":"WITH dropped AS (\n  UPDATE job_runs\n  SET\n    retry_at = NULL,\n    retries_left = 0,\n    reason = NULL\n  WHERE id = :runId!\n    AND project_id = :projectId!\n    AND retry_at IS NOT NULL\n  RETURNING id, project_id, job_id, attempt, status\n), event AS (\n  INSERT INTO run_events (run_id, project_id, attempt, type)\n  SELECT id, project_id, attempt, 'run_retry_given_up'\n  FROM dropped\n)\nSELECT d.status, j.name AS job_name\nFROM dropped d\nJOIN jobs j ON j.id = d.job_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH dropped AS (
 *   UPDATE job_runs
 *   SET
 *     retry_at = NULL,
 *     retries_left = 0,
 *     reason = NULL
 *   WHERE id = :runId!
 *     AND project_id = :projectId!
 *     AND retry_at IS NOT NULL
 *   RETURNING id, project_id, job_id, attempt, status
 * ), event AS (
 *   INSERT INTO run_events (run_id, project_id, attempt, type)
 *   SELECT id, project_id, attempt, 'run_retry_given_up'
 *   FROM dropped
 * )
 * SELECT d.status, j.name AS job_name
 * FROM dropped d
 * JOIN jobs j ON j.id = d.job_id
 * ```
 */
export const dropRetryRow = new PreparedQuery<IDropRetryRowParams,IDropRetryRowResult>(dropRetryRowIR);


