/* The first task runs of a scope that ended badly, for the message of what waited for them. */
/* @name listFailedTaskRows */
SELECT t.name, t.status
FROM scopes s
JOIN task_runs t ON t.run_id = s.run_id AND t.seq >= s.id AND t.seq < s.id + s.size
WHERE s.run_id = :runId!
  AND s.id = :scope!
  AND t.status IN ('failed', 'timed_out', 'cancelled')
ORDER BY t.finished_at, t.seq
LIMIT 5;
