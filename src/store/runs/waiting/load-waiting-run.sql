/* A run as far as it says why it is not at its end, with the time of the database. */
/* @name loadWaitingRunRow */
SELECT
  now() AS "now!", r.id, j.name AS job_name, r.status, r.phase, r.halted, r.created_at, r.started_at, r.paused_at, r.cancel_requested_at
FROM job_runs r
JOIN jobs j ON j.id = r.job_id
WHERE r.project_id = :projectId!
  AND r.id = :runId!;
