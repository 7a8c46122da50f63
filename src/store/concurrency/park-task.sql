/*
  Puts a claimed task run back in the queue without offering it, until it gets a slot (event: release; from running, guarded by
  worker and attempt). Runs after lockConcurrencyKey; the waiter's row is inserted in the same transaction.
*/
/* @name parkTaskRow */
WITH parked AS (
  UPDATE task_runs t
  SET
    status = 'queued',
    worker_id = NULL,
    queued_at = now(),
    started_at = NULL,
    queue_reason = :reason!,
    holds_slot = true
  FROM job_runs r
  WHERE r.id = :runId!
    AND r.halted IS NULL
    AND t.run_id = r.id
    AND t.seq = :seq!
    AND t.attempt = :attempt!
    AND t.status = 'running'
    AND t.worker_id = :workerId!
  RETURNING t.run_id, t.seq, t.project_id, t.attempt
), event AS (
  INSERT INTO run_events (run_id, project_id, seq, attempt, type, data)
  SELECT run_id, project_id, seq, attempt, 'task_parked', jsonb_build_object('key', :key!::text)
  FROM parked
)
SELECT run_id AS "runId!"
FROM parked;
