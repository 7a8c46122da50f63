/* The attempts of a task run that have ended, oldest first, numbered as attempt_number does. Relies on the primary keys. */
/* @name listTaskAttemptRows */
SELECT
  (row_number() OVER (ORDER BY a.attempt))::int AS "attempt!", a.status, a.worker_id, a.started_at, a.finished_at, a.exit_code, a.error,
  u.run_id IS NOT NULL AS "is_measured!", u.cpu_ms AS "cpu_ms?", u.peak_memory_bytes AS "peak_memory_bytes?",
  u.read_bytes AS "read_bytes?", u.written_bytes AS "written_bytes?"
FROM task_attempts a
LEFT JOIN attempt_usage u ON u.run_id = a.run_id AND u.seq = a.seq AND u.attempt = a.attempt
WHERE a.project_id = :projectId!
  AND a.run_id = :runId!
  AND a.seq = :seq!
ORDER BY a.attempt
LIMIT :limit!::int;
