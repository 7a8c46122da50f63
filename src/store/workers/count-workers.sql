/* How many workers are active and what they can run at once. */
/* @name countWorkerRows */
SELECT
  count(*)::int AS "active!",
  coalesce(sum(process_slots), 0)::int AS "process_slots!",
  coalesce(sum(inline_slots), 0)::int AS "inline_slots!"
FROM workers
WHERE status = 'active'
  AND lease_expires_at > now();
