/* Locks a run's row, so that what follows in the transaction sees every settled task and nobody settles meanwhile. */
/* @name lockRun */
SELECT
  r.id, r.project_id, r.status, r.failure_policy, r.cancel_requested_at, r.started_at, r.paused_at, r.phase, r.timed_out, r.open_tasks, r.timeout_ms, r.queue_timeout_ms, j.name AS job_name
FROM job_runs r
JOIN jobs j ON j.id = r.job_id
WHERE r.id = :runId!
  AND r.project_id = :projectId!
FOR NO KEY UPDATE OF r;
