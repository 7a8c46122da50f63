/* Takes the first of those that wait for a key out of its queue if a slot is free for it. Runs after lockConcurrencyKey. */
/* @name takeNextWaiter */
DELETE FROM concurrency_waiters w
WHERE w.id = (
    SELECT id
    FROM concurrency_waiters
    WHERE project_id = :projectId!
      AND key = :key!
    ORDER BY id
    LIMIT 1
  )
  AND w.slots > (SELECT count(*) FROM concurrency_slots s WHERE s.project_id = w.project_id AND s.key = w.key)
RETURNING w.run_id AS "runId!", w.seq;
