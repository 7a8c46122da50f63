/*
  A worker that takes tasks takes no more of them. Claims hold the worker's row (FOR KEY SHARE), so those under way have ended when this
  answers, and those that arrive later find no active worker. No row if it does not take tasks.
*/
/* @name drainWorkerRow */
UPDATE workers
SET status = 'draining', drained_at = now(), drained_by = :drainedBy!
WHERE id = (
    SELECT id
    FROM workers
    WHERE id = :id!
      AND status = 'active'
      AND lease_expires_at > now()
    FOR UPDATE
  )
RETURNING id;
