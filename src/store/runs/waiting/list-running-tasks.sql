/* The first task runs of a run that a worker holds. */
/* @name listRunningTaskRows */
SELECT seq, name, status, started_at AS since
FROM task_runs
WHERE run_id = :runId!
  AND node >= 0
  AND status = 'running'
ORDER BY seq
LIMIT :limit!::int;
