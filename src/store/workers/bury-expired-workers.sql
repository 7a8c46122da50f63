/* Declares workers dead whose lease has ended. Their row lock keeps them from claiming until the reaper commits. */
/* @name buryExpiredWorkers */
UPDATE workers
SET status = 'dead'
WHERE id IN (
    SELECT id
    FROM workers
    WHERE status IN ('active', 'draining')
      AND lease_expires_at < now()
    ORDER BY id
    FOR UPDATE SKIP LOCKED
  )
RETURNING id, name, hostname;
