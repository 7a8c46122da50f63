/* Who holds and who waits for a key. Runs after lockConcurrencyKey; relies on concurrency_slots_key and concurrency_waiters_key. */
/* @name getKeyStateRow */
SELECT
  (SELECT count(*) FROM concurrency_slots WHERE project_id = :projectId! AND key = :key!)::int AS "held!",
  (SELECT count(*) FROM concurrency_waiters WHERE project_id = :projectId! AND key = :key!)::int AS "waiting!",
  ARRAY(
    SELECT run_id FROM concurrency_slots WHERE project_id = :projectId! AND key = :key!
  ) AS "holders!",
  EXISTS (
    SELECT FROM concurrency_slots
    WHERE project_id = :projectId!
      AND key = :key!
      AND run_id = :runId!
      AND seq IS NOT DISTINCT FROM :seq::int
  ) AS "isHeldByCaller!";
