/* The compensations of a rollback that have not ended, each with the places in the scope of those that wait for it. */
/* @name listOpenCompensationRows */
SELECT
  seq, name, status, CASE WHEN status IN ('running', 'waiting') THEN started_at ELSE queued_at END AS since, item -> 'before' AS before
FROM task_runs
WHERE run_id = :runId!
  AND scope = :scope!
  AND status IN ('pending', 'queued', 'running', 'retrying', 'waiting')
ORDER BY seq;
