/*
  Pauses a run (event: pause, from queued, running, waiting): nothing of it is offered to workers any more. Runs after lockRun. A ready
  row that is being claimed is left to its claim, which came first: to wait for it would be a deadlock, since claims lock ready
  rows before runs.
*/
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
  WHERE ctid = ANY (
      ARRAY(
        SELECT ctid
        FROM ready_tasks
        WHERE run_id IN (SELECT id FROM paused)
        FOR UPDATE SKIP LOCKED
      )
    )
)
INSERT INTO run_events (run_id, project_id, type)
SELECT id, project_id, 'run_paused'
FROM paused
RETURNING run_id;
