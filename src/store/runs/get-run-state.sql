/* Just the state of a run: asked for again and again by whoever follows it. */
/* @name getRunStateRow */
SELECT id, status, total_tasks, version_id
FROM job_runs
WHERE project_id = :projectId!
  AND id = :runId!;
