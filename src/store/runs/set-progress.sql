/* Replaces what a task run that waits remembers. Runs after lockRun. */
/* @name setProgressRow */
UPDATE task_runs
SET progress = :progress!::jsonb
WHERE run_id = :runId!
  AND seq = :seq!
  AND status = 'waiting'
RETURNING seq;
