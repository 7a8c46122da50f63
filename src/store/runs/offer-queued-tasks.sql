/* Offers the queued task runs of a run of which none is offered, because it was paused; what waits for a slot is not. Runs after lockRun. */
/* @name offerQueuedTasks */
WITH queued AS MATERIALIZED (
  SELECT project_id, queue, slot_kind, priority, tags, run_id, seq
  FROM task_runs
  WHERE run_id = :runId!
    AND status = 'queued'
    AND queue_reason IS NULL
), fronts AS MATERIALIZED (
  SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank
  FROM queued
  GROUP BY queue, slot_kind, priority
)
INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
SELECT
  q.project_id, q.queue, q.slot_kind, q.priority, f.rank + row_number() OVER (ORDER BY q.seq), q.tags, q.run_id, q.seq
FROM queued q
JOIN fronts f ON f.queue = q.queue AND f.slot_kind = q.slot_kind AND f.priority = q.priority
ORDER BY q.seq
RETURNING queue;
