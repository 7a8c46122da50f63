/* Open runs of a project by state, and since when the oldest of each waits. Grows with what is open only: relies on job_runs_open. */
/* @name countOpenRunRows */
SELECT status, count(*)::int AS "runs!", min(created_at) AS "oldest!"
FROM job_runs
WHERE project_id = :projectId!
  AND finished_at IS NULL
GROUP BY status;
