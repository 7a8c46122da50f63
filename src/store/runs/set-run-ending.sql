/* What a run came to besides its state: its outputs, the rollback, why it failed. Null keeps what is there. */
/* @name setRunEnding */
UPDATE job_runs
SET
  rollback = coalesce(:rollback::text, rollback),
  outputs = coalesce(:outputs::jsonb, outputs),
  error = coalesce(error, :error::jsonb)
WHERE id = :runId!
  AND finished_at IS NULL
RETURNING id;
