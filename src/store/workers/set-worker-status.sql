/* A worker drains or has stopped; a dead one stays dead. */
/* @name setWorkerStatusRow */
UPDATE workers
SET status = :status!
WHERE id = :id!
  AND status <> 'dead'
RETURNING id;
