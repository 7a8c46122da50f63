/* Offers the queued task runs of a run of which none is offered, because it was paused; what waits for a slot is not. Runs after lockRun. */
/* @name offerQueuedTasks */
INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)
SELECT project_id, queue, slot_kind, priority, tags, run_id, seq
FROM task_runs
WHERE run_id = :runId!
  AND status = 'queued'
  AND queue_reason IS NULL
ORDER BY seq
RETURNING queue;
