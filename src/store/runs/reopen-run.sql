/*
  Opens a run that has ended for its next attempt: the attempt of the workflow language that leaves a final state. Runs after lockRun in
  a transaction that has set stratal.reopen; resetTasks follows, and what the counters say is true then. The run keeps the time of its
  first start; its clock begins anew. What was to wake something of the attempt before is gone.
*/
/* @name reopenRunRow */
WITH untimed AS (
  DELETE FROM timers
  WHERE run_id = :runId!
), unheard AS (
  DELETE FROM event_waits
  WHERE run_id = :runId!
), reopened AS (
  UPDATE job_runs
  SET
    status = :status!::job_run_status,
    attempt = attempt + 1,
    reason = CASE WHEN :status!::job_run_status = 'pending' THEN 'concurrency' END,
    error = NULL,
    outputs = NULL,
    halted = NULL,
    timed_out = false,
    phase = 'main',
    rollback = 'none',
    finished_at = NULL,
    deadline_at = NULL,
    cancel_requested_at = NULL,
    retry_at = NULL,
    retries_left = retries_left - :retries!::int,
    open_tasks = :openTasks!,
    total_tasks = :totalTasks!,
    bad_tasks = :badTasks!,
    allowed_failures = :allowedFailures!
  WHERE id = :runId!
  RETURNING id, project_id, attempt
), watch AS (
  -- A service level is that of the first attempt.
  INSERT INTO run_watches (run_id, project_id)
  SELECT id, project_id
  FROM reopened
  WHERE :isWatched!::boolean
  ON CONFLICT (run_id) DO UPDATE SET told = '{}'
), event AS (
  INSERT INTO run_events (run_id, project_id, attempt, type, data)
  SELECT id, project_id, attempt, 'run_rerun', :data!::jsonb
  FROM reopened
)
SELECT attempt
FROM reopened;
