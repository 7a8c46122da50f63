/* Open runs whose run clock has passed their timeout. Relies on job_runs_deadline; a paused run's clock stands still. */
/* @name findOverdueRuns */
SELECT id AS "runId!", project_id AS "projectId!"
FROM job_runs
WHERE deadline_at <= now()
  AND finished_at IS NULL
  AND paused_at IS NULL
ORDER BY deadline_at
LIMIT 100;
