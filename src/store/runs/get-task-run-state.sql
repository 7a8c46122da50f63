/* Just the state of a task run: asked for again and again by whoever follows it. */
/* @name getTaskRunStateRow */
SELECT run_id, seq, name, status
FROM task_runs
WHERE project_id = :projectId!
  AND run_id = :runId!
  AND seq = :seq!;
