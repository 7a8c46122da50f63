/*
  Ends every task run of a run that has not started (events: stop → skipped(run_stopped), cancel → cancelled; from pending, queued,
  retrying, waiting) and, when nothing is left, the run (event finish). :byCancel chooses. Runs after lockRun in a transaction: the
  task runs' state is then exact. Running ones are left to their workers, and those that wait for an open scope to endStoppedParents;
  the controller (node -1) never stops. Ready rows that are being claimed are left to their claim, which will find that the task runs
  have ended: to wait for them would be a deadlock, since claims lock ready rows before runs.
*/
/* @name stopTaskRows */
WITH stopped AS (
  UPDATE task_runs t
  SET
    status = CASE WHEN :byCancel! THEN 'cancelled' ELSE 'skipped' END::task_run_status,
    skip_reason = CASE WHEN :byCancel! THEN NULL ELSE 'run_stopped' END::skip_reason,
    finished_at = now()
  WHERE t.run_id = :runId!
    AND t.status IN ('pending', 'queued', 'retrying', 'waiting')
    AND t.node >= 0
    AND NOT EXISTS (
      SELECT FROM scopes s
      WHERE s.run_id = t.run_id
        AND s.id = t.child_scope
        AND s.open > 0
        AND t.status = 'waiting'
    )
  RETURNING
    t.run_id, t.seq, t.project_id, t.attempt, t.status, t.scope, t.started_at,
    t.child_scope IS NOT NULL OR t.progress IS NOT NULL AS waited
), unoffered AS (
  DELETE FROM ready_tasks
  WHERE ctid = ANY (
      ARRAY(
        SELECT r.ctid
        FROM ready_tasks r
        JOIN task_runs t ON t.run_id = r.run_id AND t.seq = r.seq
        WHERE r.run_id = :runId!
          AND t.node >= 0
        FOR UPDATE OF r SKIP LOCKED
      )
    )
), untimed AS (
  DELETE FROM timers
  WHERE run_id = :runId!
), scoped AS (
  UPDATE scopes s
  SET
    open = s.open - coalesce(d.ended, 0),
    bad = s.bad + coalesce(d.ended, 0),
    halted = coalesce(:halted::failure_policy, s.halted)
  FROM scopes o
  LEFT JOIN (SELECT scope, count(*)::int AS ended FROM stopped GROUP BY scope) d ON d.scope = o.id
  WHERE o.run_id = :runId!
    AND s.run_id = o.run_id
    AND s.id = o.id
    AND s.open > 0
  RETURNING s.id
), counted AS (
  UPDATE job_runs r
  SET
    open_tasks = r.open_tasks - d.ended,
    bad_tasks = r.bad_tasks + CASE WHEN r.phase = 'main' THEN d.ended ELSE 0 END,
    halted = CASE WHEN r.halted = 'cancel' THEN r.halted ELSE coalesce(:halted::failure_policy, r.halted) END,
    status = CASE
      WHEN r.open_tasks > d.ended THEN r.status
      ELSE run_result(r.cancel_requested_at, r.timed_out, r.bad_tasks + d.ended)
    END,
    finished_at = CASE WHEN r.open_tasks > d.ended THEN NULL ELSE now() END,
    deadline_at = CASE WHEN r.open_tasks > d.ended THEN r.deadline_at END,
    paused_at = CASE WHEN r.open_tasks > d.ended THEN r.paused_at END
  FROM (SELECT count(*)::int AS ended FROM stopped) d
  WHERE r.id = :runId!
    AND r.finished_at IS NULL
  RETURNING r.id, r.project_id, r.status, r.finished_at, r.open_tasks
), history AS (
  -- The attempt of what waited ends here; re-opened parents may have its row already.
  INSERT INTO task_attempts (run_id, seq, attempt, project_id, status, started_at)
  SELECT run_id, seq, attempt, project_id, status, started_at
  FROM stopped
  WHERE waited
  ON CONFLICT DO NOTHING
), events AS (
  INSERT INTO run_events (run_id, project_id, seq, attempt, type)
  SELECT run_id, project_id, seq, attempt, 'task_' || status
  FROM stopped
  UNION ALL
  SELECT id, project_id, NULL::int, NULL::int, 'run_' || status
  FROM counted
  WHERE finished_at IS NOT NULL
)
SELECT status AS "status!", open_tasks AS "openTasks!", (SELECT count(*) FROM scoped)::int AS "scopes!"
FROM counted;
