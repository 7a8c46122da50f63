/*
  Marks the clock of a task run as run out and answers the scope that it waits for. The clock of one that has ended, or that is to be tried
  again, is dropped. One that is about to join is left for the next round. Runs after lockRun, which keeps whoever waits waiting.
*/
/* @name fireDeadline */
WITH due AS (
  SELECT d.run_id, d.seq, t.status, t.child_scope, t.queue
  FROM task_deadlines d
  JOIN task_runs t ON t.run_id = d.run_id AND t.seq = d.seq
  WHERE d.run_id = :runId!
    AND d.seq = :seq!
    AND d.fired_at IS NULL
    AND d.deadline_at <= now()
), dropped AS (
  DELETE FROM task_deadlines d
  USING due
  WHERE d.run_id = due.run_id
    AND d.seq = due.seq
    AND due.status NOT IN ('waiting', 'queued', 'running')
), fired AS (
  UPDATE task_deadlines d
  SET fired_at = now()
  FROM due
  WHERE d.run_id = due.run_id
    AND d.seq = due.seq
    AND due.status = 'waiting'
  RETURNING d.run_id
)
SELECT due.child_scope AS "scope!", due.queue AS "queue!"
FROM due
JOIN fired ON fired.run_id = due.run_id;
