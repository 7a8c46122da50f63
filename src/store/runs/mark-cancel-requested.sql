/*
  Marks a run for cancellation (event: request_cancel, from every open state; force_cancel, from cancelling). :force takes it past its
  handlers and `finally`. Runs after lockRun.
*/
/* @name markCancelRequested */
WITH marked AS (
  UPDATE job_runs
  SET
    status = 'cancelling',
    cancel_requested_at = coalesce(cancel_requested_at, now()),
    deadline_at = CASE WHEN phase = 'finally' THEN deadline_at END,
    phase = CASE WHEN :force!::boolean THEN 'done' ELSE phase END,
    paused_at = NULL
  WHERE id = :runId!
    AND status IN ('scheduled', 'pending', 'queued', 'running', 'waiting', 'paused', 'rolling_back', 'cancelling')
  RETURNING id, project_id
)
INSERT INTO run_events (run_id, project_id, type)
SELECT id, project_id, CASE WHEN :force!::boolean THEN 'run_cancel_forced' ELSE 'run_cancel_requested' END
FROM marked
RETURNING run_id;
