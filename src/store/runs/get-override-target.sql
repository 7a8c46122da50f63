/* A task run that a user wants to give another state, and its run. Runs after lockRun. */
/* @name getOverrideTarget */
SELECT
  t.node, t.scope, t.layer, t.name, t.status, t.skip_reason, t.child_scope, r.version_id, r.finished_at IS NOT NULL AS "runEnded!",
  coalesce((SELECT s.open FROM scopes s WHERE s.run_id = t.run_id AND s.id = t.child_scope), 0) AS "openInside!"
FROM task_runs t
JOIN job_runs r ON r.id = t.run_id
WHERE t.run_id = :runId!
  AND t.project_id = :projectId!
  AND t.seq = :seq!
  AND t.node >= 0;
