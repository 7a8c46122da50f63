/* Marks a run whose clock ran out. Runs after lockRun; stopTaskRows follows. */
/* @name markTimedOut */
UPDATE job_runs
SET timed_out = true, error = :error!::jsonb
WHERE id = :runId!
  AND finished_at IS NULL
  AND paused_at IS NULL
  AND deadline_at <= now()
RETURNING id;
