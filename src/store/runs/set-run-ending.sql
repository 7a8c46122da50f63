/*
  What a run came to besides its state: its outputs, the rollback, why it failed. Null keeps what is there. Only for the attempt of the
  controller that is current: one whose worker was lost may have read a phase that is over.
*/
/* @name setRunEnding */
UPDATE job_runs
SET
  rollback = coalesce(:rollback::text, rollback),
  outputs = coalesce(:outputs::jsonb, outputs),
  error = coalesce(error, :error::jsonb)
WHERE id = :runId!
  AND finished_at IS NULL
  AND EXISTS (
    SELECT FROM task_runs
    WHERE run_id = :runId!
      AND seq = :seq!
      AND attempt = :attempt!
      AND status = 'running'
      AND worker_id = :workerId!
  )
RETURNING id;
