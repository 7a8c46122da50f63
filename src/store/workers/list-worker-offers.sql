/* What the live workers offer, also those that were drained: why a queued task does not start is answered from it. */
/* @name listWorkerOfferRows */
SELECT DISTINCT queues, tags, status = 'draining' AS "isDrained!"
FROM workers
WHERE (status = 'active' OR (status = 'draining' AND drained_at IS NOT NULL))
  AND lease_expires_at > now();
