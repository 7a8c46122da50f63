/*
  Makes a task run wait for something that is not a scope of its own (event: wait; from running, guarded by worker and attempt): a time, an
  event of the bus, a decision, a child run. :delayMs sets the timer that wakes it at the latest; null sets none. Answers nothing, and
  changes nothing, when the attempt is no longer current or its run or scope was halted. Runs after lockRun in a transaction.
*/
/* @name waitTaskRow */
WITH waiting AS (
  UPDATE task_runs t
  SET
    status = 'waiting',
    worker_id = NULL,
    progress = :progress!::jsonb,
    signal = NULL
  FROM job_runs r
  WHERE r.id = :runId!
    AND r.halted IS NULL
    AND t.run_id = r.id
    AND t.seq = :seq!
    AND t.attempt = :attempt!
    AND t.status = 'running'
    AND t.worker_id = :workerId!
    AND NOT EXISTS (SELECT FROM scopes s WHERE s.run_id = t.run_id AND s.id = t.scope AND s.halted IS NOT NULL)
  RETURNING t.run_id, t.seq, t.project_id, t.attempt
), flagged AS (
  UPDATE job_runs
  SET has_waits = true
  WHERE id IN (SELECT run_id FROM waiting)
), timed AS (
  INSERT INTO timers (project_id, kind, fire_at, run_id, seq, attempt)
  SELECT project_id, 'task_wake', now() + :delayMs::bigint * interval '1 millisecond', run_id, seq, attempt
  FROM waiting
  WHERE :delayMs::bigint IS NOT NULL
), listening AS (
  INSERT INTO event_waits (project_id, event, run_id, seq)
  SELECT project_id, :event::text, run_id, seq
  FROM waiting
  WHERE :event::text IS NOT NULL
  ON CONFLICT (run_id, seq) DO UPDATE SET event = excluded.event
), event AS (
  INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id, data)
  SELECT run_id, project_id, seq, attempt, 'task_waiting', :workerId!::uuid, :progress!::jsonb
  FROM waiting
)
SELECT run_id AS "runId!"
FROM waiting;
