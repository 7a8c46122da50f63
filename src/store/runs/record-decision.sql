/* Keeps a decision with the approval, and in the run's events for whoever audits it. Runs after lockRun. */
/* @name recordDecision */
WITH decided AS (
  UPDATE task_runs
  SET progress = :progress!::jsonb
  WHERE run_id = :runId!
    AND seq = :seq!
    AND status = 'waiting'
  RETURNING run_id, seq, project_id, attempt
)
INSERT INTO run_events (run_id, project_id, seq, attempt, type, data)
SELECT run_id, project_id, seq, attempt, :type!::text, :decision!::jsonb
FROM decided
RETURNING run_id;
