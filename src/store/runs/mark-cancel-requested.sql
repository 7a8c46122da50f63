/* Marks a run for cancellation (event: request_cancel, from every open state). Runs after lockRun. */
/* @name markCancelRequested */
WITH marked AS (
  UPDATE job_runs
  SET
    status = 'cancelling',
    cancel_requested_at = coalesce(cancel_requested_at, now()),
    deadline_at = CASE WHEN phase = 'finally' THEN deadline_at END,
    paused_at = NULL
  WHERE id = :runId!
    AND status IN ('scheduled', 'pending', 'queued', 'running', 'waiting', 'paused', 'rolling_back')
  RETURNING id, project_id
)
INSERT INTO run_events (run_id, project_id, type)
SELECT id, project_id, 'run_cancel_requested'
FROM marked
RETURNING run_id;
