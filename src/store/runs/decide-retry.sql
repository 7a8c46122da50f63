/*
  Notes when a run is tried again, or that it is not (:retryAt null). Changes nothing if the attempt is not the current one or has been
  reopened.
*/
/* @name decideRetryRow */
WITH decided AS (
  UPDATE job_runs
  SET
    retry_at = :retryAt::timestamptz,
    retries_left = CASE WHEN :retryAt::timestamptz IS NULL THEN 0 ELSE retries_left END,
    reason = :reason
  WHERE id = :runId!
    AND attempt = :attempt!
    AND status IN ('failed', 'timed_out')
  RETURNING id, project_id, attempt, retry_at
)
INSERT INTO run_events (run_id, project_id, attempt, type, data)
SELECT
  id, project_id, attempt, CASE WHEN retry_at IS NULL THEN 'run_retry_given_up' ELSE 'run_retry_scheduled' END,
  jsonb_build_object('retry_at', retry_at)
FROM decided
RETURNING run_id;
