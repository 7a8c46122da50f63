/*
  The first of those that wait for a key and may go on, if a slot is free for it; those of paused runs keep their places. Runs after
  lockConcurrencyKey; relies on concurrency_waiters_key.
*/
/* @name findNextWaiter */
SELECT next.id AS "id!", next.run_id AS "runId!", next.seq
FROM (
  SELECT w.id, w.run_id, w.seq, w.slots
  FROM concurrency_waiters w
  JOIN job_runs r ON r.id = w.run_id
  WHERE w.project_id = :projectId!
    AND w.key = :key!
    AND r.paused_at IS NULL
  ORDER BY w.id
  LIMIT 1
) next
WHERE next.slots > (SELECT count(*) FROM concurrency_slots s WHERE s.project_id = :projectId! AND s.key = :key!);
