/*
  Gives a task run of an ended run another final state, and corrects the counters of its scope and its run; the run's own state stays. Its
  end is now: a re-run finds by that what has to be decided again behind it. Runs after lockRun in a transaction that has set
  stratal.reopen.
*/
/* @name overrideEndedTask */
WITH overridden AS (
  UPDATE task_runs
  SET
    status = :status!,
    skip_reason = :skipReason,
    skip_cascades = false,
    finished_at = now(),
    exit_code = NULL,
    output = CASE WHEN :status!::task_run_status = 'completed' THEN output END,
    outputs = :outputs::jsonb,
    error = :error::jsonb,
    ended_by = 'override'
  WHERE run_id = :runId!
    AND seq = :seq!
  RETURNING run_id, scope
), scoped AS (
  UPDATE scopes s
  SET bad = s.bad + :badDelta!::int
  FROM overridden o
  WHERE s.run_id = o.run_id
    AND s.id = o.scope
)
UPDATE job_runs r
SET bad_tasks = r.bad_tasks + CASE WHEN o.scope = 0 THEN :badDelta!::int ELSE 0 END
FROM overridden o
WHERE r.id = o.run_id
RETURNING r.id;
