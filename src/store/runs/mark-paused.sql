/* Pauses a run (event: pause, from queued, running, waiting): nothing of it is offered to workers any more. Runs after lockRun. */
/* @name markPaused */
WITH paused AS (
  UPDATE job_runs
  SET
    status = 'paused',
    paused_at = now()
  WHERE id = :runId!
    AND status IN ('queued', 'running', 'waiting')
  RETURNING id, project_id
), unoffered AS (
  DELETE FROM ready_tasks
  WHERE run_id IN (SELECT id FROM paused)
)
INSERT INTO run_events (run_id, project_id, type)
SELECT id, project_id, 'run_paused'
FROM paused
RETURNING run_id;
