/* Task runs whose clock has run out. Relies on task_deadlines_due; in a paused run clocks stand still. */
/* @name findDueDeadlines */
SELECT d.run_id AS "runId!", d.seq AS "seq!", d.project_id AS "projectId!"
FROM task_deadlines d
JOIN job_runs r ON r.id = d.run_id
WHERE d.fired_at IS NULL
  AND d.deadline_at <= now()
  AND r.paused_at IS NULL
ORDER BY d.deadline_at
LIMIT 1000;
