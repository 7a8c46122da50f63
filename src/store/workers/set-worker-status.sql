/*
  A worker drains or has stopped; a dead one stays dead. Claims hold the worker's row (FOR KEY SHARE), so those under way have ended when
  this answers, and those that arrive later find no active worker. It ends by itself: nobody can resume it any more.
*/
/* @name setWorkerStatusRow */
UPDATE workers
SET status = :status!, drained_at = NULL, drained_by = NULL
WHERE id = (SELECT id FROM workers WHERE id = :id! AND status <> 'dead' FOR UPDATE)
RETURNING id;
