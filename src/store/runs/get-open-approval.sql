/* The approval that a task run waits for, with who started the run. Runs after lockRun. */
/* @name getOpenApprovalRow */
SELECT t.node, t.attempt, t.progress, r.version_id AS "versionId!", r.started_by AS "startedBy!", r.status
FROM task_runs t
JOIN job_runs r ON r.id = t.run_id
WHERE t.project_id = :projectId!
  AND t.run_id = :runId!
  AND t.seq = :seq!
  AND t.status = 'waiting'
  AND t.progress ->> 'kind' = 'approval';
