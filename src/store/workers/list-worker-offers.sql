/* What the active workers offer: why a queued task does not start is answered from it. */
/* @name listWorkerOfferRows */
SELECT DISTINCT queues, tags
FROM workers
WHERE status = 'active'
  AND lease_expires_at > now();
