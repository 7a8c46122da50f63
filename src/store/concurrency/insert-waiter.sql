/* Puts a run (seq null) or a task run at the end of a key's queue. Runs after lockConcurrencyKey. */
/* @name insertWaiterRow */
INSERT INTO concurrency_waiters (project_id, key, slots, run_id, seq)
VALUES (:projectId!, :key!, :slots!, :runId!, :seq)
RETURNING id;
