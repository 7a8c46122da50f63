/*
  Halts a scope and those inside of it: what has not started there ends (events: stop → skipped(run_stopped); from pending, queued,
  retrying, waiting). Running ones finish under `stop`; under `cancel` their workers read halted. Runs after lockRun in a transaction;
  endStoppedParents follows. Relies on the primary keys of scopes and task_runs.
*/
/* @name stopScopeTasks */
WITH RECURSIVE inside AS (
  SELECT id
  FROM scopes
  WHERE run_id = :runId!
    AND id = :scope!
  UNION ALL
  SELECT s.id
  FROM scopes s
  JOIN inside i ON s.parent_scope = i.id
  WHERE s.run_id = :runId!
), stopped AS (
  UPDATE task_runs t
  SET
    status = 'skipped',
    skip_reason = 'run_stopped',
    finished_at = now()
  WHERE t.run_id = :runId!
    AND t.scope IN (SELECT id FROM inside)
    AND t.status IN ('pending', 'queued', 'retrying', 'waiting')
    AND NOT EXISTS (
      SELECT FROM scopes s
      WHERE s.run_id = t.run_id
        AND s.id = t.child_scope
        AND s.open > 0
        AND t.status = 'waiting'
    )
  RETURNING
    t.run_id, t.seq, t.project_id, t.attempt, t.scope, t.started_at,
    t.child_scope IS NOT NULL OR t.progress IS NOT NULL AS waited
), unoffered AS (
  DELETE FROM ready_tasks
  WHERE ctid = ANY (
      ARRAY(
        SELECT r.ctid
        FROM ready_tasks r
        JOIN task_runs t ON t.run_id = r.run_id AND t.seq = r.seq
        WHERE r.run_id = :runId!
          AND t.scope IN (SELECT id FROM inside)
        FOR UPDATE OF r SKIP LOCKED
      )
    )
), untimed AS (
  DELETE FROM timers
  WHERE run_id = :runId!
    AND seq IN (SELECT seq FROM stopped)
), scoped AS (
  UPDATE scopes s
  SET
    open = s.open - coalesce(d.ended, 0),
    bad = s.bad + coalesce(d.ended, 0),
    halted = :mode!::failure_policy
  FROM inside i
  LEFT JOIN (SELECT scope, count(*)::int AS ended FROM stopped GROUP BY scope) d ON d.scope = i.id
  WHERE s.run_id = :runId!
    AND s.id = i.id
), counted AS (
  UPDATE job_runs
  SET open_tasks = open_tasks - (SELECT count(*) FROM stopped)::int
  WHERE id = :runId!
), history AS (
  -- The attempt of what waited ends here; re-opened parents may have its row already.
  INSERT INTO task_attempts (run_id, seq, attempt, project_id, status, started_at)
  SELECT run_id, seq, attempt, project_id, 'skipped', started_at
  FROM stopped
  WHERE waited
  ON CONFLICT DO NOTHING
), events AS (
  INSERT INTO run_events (run_id, project_id, seq, attempt, type)
  SELECT run_id, project_id, seq, attempt, 'task_skipped'
  FROM stopped
)
SELECT count(*)::int AS "stopped!"
FROM stopped;
