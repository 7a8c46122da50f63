/*
  Ends every task run of a run that has not started (events: stop → skipped(run_stopped), cancel → cancelled; from pending, queued,
  retrying, waiting) and, when nothing is left, the run (event finish). :byCancel chooses. Runs after lockRun in a transaction: the
  task runs' state is then exact. Running ones are left to their workers. Ready rows that are being claimed are left to their claim,
  which will find that the task runs have ended: to wait for them would be a deadlock, since claims lock ready rows before runs.
*/
/* @name stopTaskRows */
WITH stopped AS (
  UPDATE task_runs
  SET
    status = CASE WHEN :byCancel! THEN 'cancelled' ELSE 'skipped' END::task_run_status,
    skip_reason = CASE WHEN :byCancel! THEN NULL ELSE 'run_stopped' END::skip_reason,
    finished_at = now()
  WHERE run_id = :runId!
    AND status IN ('pending', 'queued', 'retrying', 'waiting')
  RETURNING run_id, seq, project_id, attempt, status
), unoffered AS (
  DELETE FROM ready_tasks
  WHERE ctid = ANY (
      ARRAY(
        SELECT ctid
        FROM ready_tasks
        WHERE run_id = :runId!
        FOR UPDATE SKIP LOCKED
      )
    )
), untimed AS (
  DELETE FROM timers
  WHERE run_id = :runId!
), counted AS (
  UPDATE job_runs r
  SET
    open_tasks = r.open_tasks - d.ended,
    bad_tasks = r.bad_tasks + d.ended,
    halted = coalesce(r.halted, :halted::failure_policy),
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
), events AS (
  INSERT INTO run_events (run_id, project_id, seq, attempt, type)
  SELECT run_id, project_id, seq, attempt, 'task_' || status
  FROM stopped
  UNION ALL
  SELECT id, project_id, NULL::int, NULL::int, 'run_' || status
  FROM counted
  WHERE finished_at IS NOT NULL
)
SELECT status AS "status!", open_tasks AS "openTasks!"
FROM counted;
