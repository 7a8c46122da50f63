/*
  Extends a worker's lease; answers no row once the lease was taken away, else whether the worker may take tasks. Only the database's clock
  decides.
*/
/* @name heartbeatWorkerRow */
UPDATE workers
SET
  heartbeat_at = now(),
  lease_expires_at = now() + :leaseMs!::int * interval '1 millisecond'
WHERE id = :id!
  AND status IN ('active', 'draining')
RETURNING status = 'active' AS "isActive!";
