/*
  Resumes a paused run (event: resume) and offers its queued task runs again, but for those that stand in the queue of a concurrency
  key: to ask for their slot once more would lose their place. The run is queued until the next claim if none of its tasks is running
  and something was offered; else it is running at once, since no claim would say so. The run clock stood still: the deadline moves by the
  length of the pause. Runs after lockRun and shiftTaskClocks; markRunWaiting follows.
*/
/* @name markResumed */
WITH resumed AS (
  UPDATE job_runs r
  SET
    status = CASE
      WHEN EXISTS (SELECT FROM task_runs t WHERE t.run_id = r.id AND t.status = 'running') THEN 'running'
      WHEN EXISTS (SELECT FROM task_runs t WHERE t.run_id = r.id AND t.status = 'queued' AND t.queue_reason IS NULL) THEN 'queued'
      ELSE 'running'
    END::job_run_status,
    deadline_at = r.deadline_at + (now() - r.paused_at),
    paused_at = NULL
  WHERE r.id = :runId!
    AND r.status = 'paused'
  RETURNING r.id, r.project_id, r.status
), queued AS MATERIALIZED (
  SELECT t.project_id, t.queue, t.slot_kind, t.priority, t.tags, t.run_id, t.seq
  FROM task_runs t
  JOIN resumed r ON r.id = t.run_id
  WHERE t.status = 'queued'
    AND t.queue_reason IS NULL
), fronts AS MATERIALIZED (
  SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank
  FROM queued
  GROUP BY queue, slot_kind, priority
), offered AS (
  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
  SELECT
    q.project_id, q.queue, q.slot_kind, q.priority, f.rank + row_number() OVER (ORDER BY q.seq), q.tags, q.run_id, q.seq
  FROM queued q
  JOIN fronts f ON f.queue = q.queue AND f.slot_kind = q.slot_kind AND f.priority = q.priority
  ORDER BY q.seq
), event AS (
  INSERT INTO run_events (run_id, project_id, type)
  SELECT id, project_id, 'run_resumed'
  FROM resumed
)
SELECT status AS "status!"
FROM resumed;
