/* What a run came to, for the task that started it. */
/* @name getChildRunRow */
SELECT status, reason, outputs, error
FROM job_runs
WHERE id = :runId!;
