/* Offers a task run that was queued without being offered until it got a slot. Runs after lockRun. */
/* @name offerParkedTask */
WITH granted AS (
  UPDATE task_runs
  SET queue_reason = NULL
  WHERE run_id = :runId!
    AND seq = :seq!
    AND status = 'queued'
    AND queue_reason IS NOT NULL
  RETURNING run_id, seq, project_id, queue, slot_kind, priority, tags
), offered AS (
  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
  SELECT
    g.project_id, g.queue, g.slot_kind, g.priority, ready_front(g.queue, g.slot_kind, g.priority) + 1, g.tags, g.run_id, g.seq
  FROM granted g
  JOIN job_runs r ON r.id = g.run_id
  WHERE r.paused_at IS NULL
)
SELECT queue AS "queue!"
FROM granted;
