/* Who holds and who waits for a key. Runs after lockConcurrencyKey; relies on concurrency_slots_key and concurrency_waiters_key. */
/* @name getKeyStateRow */
SELECT
  (SELECT count(*) FROM concurrency_slots WHERE project_id = :projectId! AND key = :key!)::int AS "held!",
  (SELECT count(*) FROM concurrency_waiters WHERE project_id = :projectId! AND key = :key!)::int AS "waiting!",
  -- By somebody who may go on: what waits in a paused run holds up nobody.
  EXISTS (
    SELECT FROM concurrency_waiters w
    JOIN job_runs r ON r.id = w.run_id
    WHERE w.project_id = :projectId!
      AND w.key = :key!
      AND r.paused_at IS NULL
  ) AS "isAwaited!",
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
