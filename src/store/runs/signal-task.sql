/*
  Queues a task run that waits for something outside of its run (event: wake, from waiting), with what it was told: a decision, an
  event, the end of a child run. Its timer is dropped. Runs after lockRun in a transaction; answers nothing if it no longer waits.
*/
/* @name signalTaskRow */
WITH woken AS (
  UPDATE task_runs
  SET
    status = 'queued',
    queued_at = now(),
    signal = :signal!::jsonb
  WHERE run_id = :runId!
    AND seq = :seq!
    AND status = 'waiting'
  RETURNING run_id, seq, attempt, project_id, queue, slot_kind, priority, tags
), untimed AS (
  DELETE FROM timers t
  USING woken w
  WHERE t.run_id = w.run_id
    AND t.seq = w.seq
), offered AS (
  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
  SELECT
    w.project_id, w.queue, w.slot_kind, w.priority, ready_front(w.queue, w.slot_kind, w.priority) + 1, w.tags, w.run_id, w.seq
  FROM woken w
  JOIN job_runs r ON r.id = w.run_id
  WHERE r.paused_at IS NULL
), event AS (
  INSERT INTO run_events (run_id, project_id, seq, attempt, type, data)
  SELECT run_id, project_id, seq, attempt, 'task_woken', :signal!::jsonb
  FROM woken
)
SELECT queue AS "queue!"
FROM woken;
