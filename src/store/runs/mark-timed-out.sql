/* Marks a run whose clock ran out, or only its last phase, which does not change the result. Runs after lockRun; stopTaskRows follows. */
/* @name markTimedOut */
UPDATE job_runs
SET
  timed_out = timed_out OR phase = 'main',
  reason = CASE WHEN phase = 'main' THEN :reason::text ELSE reason END,
  error = CASE WHEN phase = 'main' THEN :error!::jsonb ELSE error END,
  deadline_at = NULL
WHERE id = :runId!
  AND finished_at IS NULL
  AND paused_at IS NULL
  AND deadline_at <= now()
RETURNING id;
