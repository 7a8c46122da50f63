/* Tells that only approvals, waits and events of a run are open (workflow-language.md §5.1). Runs after lockRun. */
/* @name markRunWaiting */
UPDATE job_runs r
SET status = 'waiting'
WHERE r.id = :runId!
  AND r.status = 'running'
  AND NOT EXISTS (
    SELECT FROM task_runs t
    WHERE t.run_id = r.id
      AND t.status IN ('queued', 'running', 'retrying')
  )
RETURNING r.id;
