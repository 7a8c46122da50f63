/*
  Records that a user gave a task run its state, and what it was before. The attempt in which an open one was settled had no worker: what
  was written of one is taken back. Runs in the transaction of the change.
*/
/* @name recordOverride */
WITH unattended AS (
  UPDATE task_attempts
  SET worker_id = NULL
  WHERE run_id = :runId!
    AND seq = :seq!
    AND worker_id = :workerId!
), unattended_events AS (
  UPDATE run_events
  SET worker_id = NULL
  WHERE run_id = :runId!
    AND seq = :seq!
    AND worker_id = :workerId!
)
INSERT INTO run_events (run_id, project_id, seq, type, data)
SELECT run_id, project_id, seq, 'task_overridden', :data!::jsonb
FROM task_runs
WHERE run_id = :runId!
  AND seq = :seq!
RETURNING id;
