/*
 * What a worker runs of a project's, the longest running first. Relies on the index of the project's open runs, of which there are few
 * beside all task runs.
 */
/* @name listWorkerTaskRows */
SELECT t.run_id, t.seq, t.name, t.attempt, t.started_at, r.job_id, j.name AS job_name
FROM job_runs r
JOIN jobs j ON j.id = r.job_id
JOIN task_runs t ON t.run_id = r.id
WHERE r.project_id = :projectId!
  AND r.finished_at IS NULL
  AND t.status = 'running'
  AND t.worker_id = :workerId!
ORDER BY t.started_at, t.run_id, t.seq
LIMIT :limit!::int;
