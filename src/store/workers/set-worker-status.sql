/*
  A worker drains or has stopped; a dead one stays dead. Claims hold the worker's row (FOR KEY SHARE), so those under way have ended when
  this answers, and those that arrive later find no active worker.
*/
/* @name setWorkerStatusRow */
UPDATE workers
SET status = :status!
WHERE id = (SELECT id FROM workers WHERE id = :id! AND status <> 'dead' FOR UPDATE)
RETURNING id;
