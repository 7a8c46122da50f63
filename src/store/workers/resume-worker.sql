/* A worker that somebody drained takes tasks again. No row if it was not drained, or is ending by itself. */
/* @name resumeWorkerRow */
UPDATE workers
SET status = 'active', drained_at = NULL, drained_by = NULL
WHERE id = (
    SELECT id
    FROM workers
    WHERE id = :id!
      AND status = 'draining'
      AND drained_at IS NOT NULL
      AND lease_expires_at > now()
    FOR UPDATE
  )
RETURNING id;
