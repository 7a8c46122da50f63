/*
  The clocks of a run's tasks stood still while it was paused: the ends of their times, and since when they are queued, move by the length
  of the pause. Runs after lockRun, before markResumed.
*/
/* @name shiftTaskClocks */
WITH paused AS (
  SELECT id, paused_at, has_queue_timeouts
  FROM job_runs
  WHERE id = :runId!
    AND paused_at IS NOT NULL
), queues AS (
  UPDATE task_runs t
  SET queued_at = t.queued_at + (now() - greatest(t.queued_at, p.paused_at))
  FROM paused p
  WHERE p.has_queue_timeouts
    AND t.run_id = p.id
    AND t.status = 'queued'
)
UPDATE task_deadlines d
SET deadline_at = d.deadline_at + (now() - p.paused_at)
FROM paused p
WHERE d.run_id = p.id
  AND d.fired_at IS NULL
RETURNING d.seq;
