/*
  The task runs that a worker holds. Walks the open runs (job_runs_open): an index on worker_id would make every claim and settle
  write an index entry, and this is asked only when a worker has died.
*/
/* @name findTasksOfWorker */
SELECT
  t.run_id AS "runId!",
  t.seq AS "seq!",
  t.node AS "node!",
  t.scope AS "scope!",
  t.layer AS "layer!",
  t.item,
  t.attempt AS "attempt!",
  t.lost AS "lost!",
  r.version_id AS "versionId!"
FROM job_runs r
JOIN task_runs t ON t.run_id = r.id
WHERE r.finished_at IS NULL
  AND t.status = 'running'
  AND t.worker_id = :workerId!
ORDER BY t.run_id, t.seq;
