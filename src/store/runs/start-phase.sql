/*
  Takes a run to its next phase: what halted the one before, or timed it out, is over. Runs after lockRun, and only for the attempt of the
  controller that is current. After a forced cancel (phase done) there is no next one, and what halted the run stays.
*/
/* @name startPhaseRow */
UPDATE job_runs
SET
  halted = NULL,
  phase = :phase!,
  deadline_at = NULL
WHERE id = :runId!
  AND finished_at IS NULL
  AND phase <> 'done'
  AND EXISTS (
    SELECT FROM task_runs
    WHERE run_id = :runId!
      AND seq = :seq!
      AND attempt = :attempt!
      AND status = 'running'
      AND worker_id = :workerId!
  )
RETURNING id;
