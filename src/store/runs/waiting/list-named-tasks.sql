/* Those of some task runs that have not ended, to be named as what others wait for. Relies on the primary key. */
/* @name listNamedTaskRows */
SELECT
  seq, name, status, CASE WHEN status IN ('running', 'waiting') THEN started_at ELSE queued_at END AS since
FROM task_runs
WHERE run_id = :runId!
  AND seq = ANY (:seqs!::int[])
  AND status IN ('pending', 'queued', 'running', 'retrying', 'waiting')
ORDER BY seq;
