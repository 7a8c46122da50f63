/* Takes a slot of a key for a run (seq null) or a task run. Runs after lockConcurrencyKey. */
/* @name insertSlotRow */
INSERT INTO concurrency_slots (project_id, key, run_id, seq)
VALUES (:projectId!, :key!, :runId!, :seq)
RETURNING run_id;
