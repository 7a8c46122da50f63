/* Takes one of those that wait for a key out of its queue. Runs after lockConcurrencyKey. */
/* @name deleteWaiterRow */
DELETE FROM concurrency_waiters
WHERE id = :id!
RETURNING id;
