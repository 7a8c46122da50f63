/*
  Ends the task runs that waited for scopes in which nothing is open any more after a stop (events: stop, cancel; from waiting), one
  level of scopes per call; and wakes the controller when its scope has ended (event: wake). Runs after stopTaskRows or stopScopeTasks,
  until it answers zero: inside the transaction that holds the run's lock. :root is the scope whose own parent is left to be joined,
  because that parent has to answer for it; null ends all.
*/
/* @name endStoppedParents */
WITH ended AS (
  UPDATE task_runs t
  SET
    status = CASE WHEN :byCancel! THEN 'cancelled' ELSE 'skipped' END::task_run_status,
    skip_reason = CASE WHEN :byCancel! THEN NULL ELSE 'run_stopped' END::skip_reason,
    finished_at = now()
  FROM scopes s
  WHERE s.run_id = :runId!
    AND s.open = 0
    AND s.halted IS NOT NULL
    AND s.id IS DISTINCT FROM :root::int
    AND t.run_id = s.run_id
    AND t.seq = s.parent_seq
    AND t.child_scope = s.id
    AND t.status = 'waiting'
    AND t.node >= 0
  RETURNING t.run_id, t.seq, t.project_id, t.attempt, t.status, t.scope, t.started_at
), woken AS (
  UPDATE task_runs t
  SET
    status = 'queued',
    queued_at = now()
  FROM scopes s
  WHERE s.run_id = :runId!
    AND s.open = 0
    AND t.run_id = s.run_id
    AND t.seq = s.parent_seq
    AND t.child_scope = s.id
    AND t.status = 'waiting'
    AND (t.node = -1 OR s.id = :root::int)
  RETURNING t.run_id, t.seq, t.project_id, t.queue, t.slot_kind, t.priority, t.tags
), offered AS (
  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
  SELECT
    w.project_id, w.queue, w.slot_kind, w.priority, ready_front(w.queue, w.slot_kind, w.priority) + 1, w.tags, w.run_id, w.seq
  FROM woken w
  JOIN job_runs r ON r.id = w.run_id
  WHERE r.paused_at IS NULL
), scoped AS (
  UPDATE scopes s
  SET open = s.open - d.ended, bad = s.bad + d.ended
  FROM (SELECT scope, count(*)::int AS ended FROM ended GROUP BY scope) d
  WHERE s.run_id = :runId!
    AND s.id = d.scope
), counted AS (
  UPDATE job_runs r
  SET
    open_tasks = r.open_tasks - d.ended,
    bad_tasks = r.bad_tasks + CASE WHEN r.phase = 'main' AND :root::int IS NULL THEN d.ended ELSE 0 END,
    status = CASE
      WHEN r.open_tasks > d.ended THEN r.status
      ELSE run_result(r.cancel_requested_at, r.timed_out, r.bad_tasks + d.ended)
    END,
    finished_at = CASE WHEN r.open_tasks > d.ended THEN NULL ELSE now() END,
    deadline_at = CASE WHEN r.open_tasks > d.ended THEN r.deadline_at END,
    paused_at = CASE WHEN r.open_tasks > d.ended THEN r.paused_at END
  FROM (SELECT count(*)::int AS ended FROM ended) d
  WHERE r.id = :runId!
    AND r.finished_at IS NULL
    AND d.ended > 0
  RETURNING r.id, r.project_id, r.status, r.finished_at
), history AS (
  -- The attempt of what waited ends here; re-opened parents may have its row already.
  INSERT INTO task_attempts (run_id, seq, attempt, project_id, status, started_at)
  SELECT run_id, seq, attempt, project_id, status, started_at
  FROM ended
  ON CONFLICT DO NOTHING
), events AS (
  INSERT INTO run_events (run_id, project_id, seq, attempt, type)
  SELECT run_id, project_id, seq, attempt, 'task_' || status
  FROM ended
  UNION ALL
  SELECT id, project_id, NULL::int, NULL::int, 'run_' || status
  FROM counted
  WHERE finished_at IS NOT NULL
)
SELECT
  (SELECT count(*) FROM ended)::int AS "ended!",
  (SELECT status FROM counted) AS "status",
  (SELECT queue FROM woken LIMIT 1) AS "wokenQueue";
