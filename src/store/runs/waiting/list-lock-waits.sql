/* The concurrency keys that a run (seq null) and task runs of it wait for, with their places. Relies on concurrency_waiters_run and _key. */
/* @name listLockWaitRows */
SELECT
  w.seq, w.key, w.created_at,
  (
    SELECT count(*)::int
    FROM concurrency_waiters b
    JOIN job_runs r ON r.id = b.run_id
    WHERE b.project_id = w.project_id
      AND b.key = w.key
      AND b.id < w.id
      -- What waits in a paused run is passed over.
      AND r.paused_at IS NULL
  ) AS "before!"
FROM concurrency_waiters w
WHERE w.project_id = :projectId!
  AND w.run_id = :runId!
  AND (w.seq IS NULL OR w.seq = ANY (:seqs!::int[]))
ORDER BY w.id;
