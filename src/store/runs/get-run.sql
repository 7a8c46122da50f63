/* A run, without its tasks. */
/* @name getRunRow */
SELECT
  r.id, r.number, r.job_id, j.name AS job_name, r.version_id, v.number AS version, r.status, r.reason, r.triggered_by, r.priority, r.attempt,
  r.total_tasks,
  -- Without the controller, which is nobody's task.
  r.open_tasks - (r.finished_at IS NULL AND EXISTS (SELECT FROM scopes s WHERE s.run_id = r.id AND s.id = 0))::int AS "open_tasks!",
  r.bad_tasks, r.allowed_failures, r.rollback, r.parent_run_id, r.parent_seq, r.depth, r.error, r.created_at, r.started_at, r.finished_at, r.paused_at,
  r.cancel_requested_at, r.retry_at, r.retries_left, r.rerun_of, r.inputs, r.outputs
FROM job_runs r
JOIN jobs j ON j.id = r.job_id
JOIN job_versions v ON v.id = r.version_id
WHERE r.project_id = :projectId!
  AND r.id = :runId!;
