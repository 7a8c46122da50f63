/* Gives up the next attempt of a run that waits for it, because a user cancels it. */
/* @name dropRetryRow */
WITH dropped AS (
  UPDATE job_runs
  SET
    retry_at = NULL,
    retries_left = 0,
    reason = NULL
  WHERE id = :runId!
    AND project_id = :projectId!
    AND retry_at IS NOT NULL
  RETURNING id, project_id, job_id, attempt, status
), event AS (
  INSERT INTO run_events (run_id, project_id, attempt, type)
  SELECT id, project_id, attempt, 'run_retry_given_up'
  FROM dropped
)
SELECT d.status, j.name AS job_name
FROM dropped d
JOIN jobs j ON j.id = d.job_id;
