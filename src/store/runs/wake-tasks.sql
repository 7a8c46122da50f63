/*
  Queues task runs whose timer is due (event: wake, from retrying or waiting). Relies on timers_due. A timer whose task run has moved
  on is dropped. Tasks of a paused run are queued but not offered.
*/
/* @name wakeDueTasks */
WITH due AS (
  DELETE FROM timers
  WHERE id IN (
      SELECT id
      FROM timers
      WHERE fire_at <= now()
      ORDER BY fire_at
      LIMIT :limit!::int
      FOR UPDATE SKIP LOCKED
    )
  RETURNING run_id, seq, attempt, kind
), runs AS MATERIALIZED (
  SELECT id, paused_at
  FROM job_runs
  WHERE id IN (SELECT run_id FROM due)
  ORDER BY id
  FOR NO KEY UPDATE
), woken AS (
  UPDATE task_runs t
  SET
    status = 'queued',
    queued_at = now(),
    started_at = CASE WHEN d.kind = 'task_retry' THEN NULL ELSE t.started_at END,
    signal = CASE WHEN d.kind = 'task_wake' THEN '{"kind": "timer"}'::jsonb END
  FROM due d
  WHERE t.run_id = d.run_id
    AND t.seq = d.seq
    AND t.attempt = d.attempt
    AND t.status = CASE WHEN d.kind = 'task_retry' THEN 'retrying' ELSE 'waiting' END::task_run_status
    AND (SELECT count(*) FROM runs) >= 0
  RETURNING t.run_id, t.seq, t.attempt, t.project_id, t.queue, t.slot_kind, t.priority, t.tags
), offered AS (
  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
  SELECT
    w.project_id, w.queue, w.slot_kind, w.priority, ready_front(w.queue, w.slot_kind, w.priority) + 1, w.tags, w.run_id, w.seq
  FROM woken w
  JOIN runs r ON r.id = w.run_id
  WHERE r.paused_at IS NULL
), events AS (
  INSERT INTO run_events (run_id, project_id, seq, attempt, type)
  SELECT run_id, project_id, seq, attempt, 'task_woken'
  FROM woken
)
SELECT run_id AS "runId!", seq AS "seq!", queue AS "queue!"
FROM woken;
