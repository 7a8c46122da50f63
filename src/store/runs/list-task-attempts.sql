/* The attempts of a task run that have ended, oldest first, numbered as attempt_number does. Relies on the primary key. */
/* @name listTaskAttemptRows */
SELECT (row_number() OVER (ORDER BY attempt))::int AS "attempt!", status, worker_id, started_at, finished_at, exit_code, error
FROM task_attempts
WHERE project_id = :projectId!
  AND run_id = :runId!
  AND seq = :seq!
ORDER BY attempt
LIMIT :limit!::int;
