/* How long the last completed runs of a run's job took, in milliseconds. Relies on job_runs_job. */
/* @name listLastDurations */
SELECT (extract(epoch FROM p.finished_at - p.started_at) * 1000)::float8 AS "durationMs!"
FROM job_runs r
JOIN job_runs p ON p.job_id = r.job_id AND p.id < r.id
WHERE r.id = :runId!
  AND p.status = 'completed'
  AND p.started_at IS NOT NULL
ORDER BY p.id DESC
LIMIT 10;
