/* Runs whose next attempt is due. Relies on job_runs_retry_due. */
/* @name findDueRetryRows */
SELECT id AS "runId!", project_id AS "projectId!", version_id AS "versionId!", attempt
FROM job_runs
WHERE retry_at <= now()
ORDER BY retry_at
LIMIT 100;
