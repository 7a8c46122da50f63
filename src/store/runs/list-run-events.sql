/* A page of what happened in a run, oldest first, after an event. Relies on the primary key. */
/* @name listRunEventRows */
SELECT id, type, at, seq, CASE WHEN seq IS NULL THEN attempt ELSE attempt_number(run_id, seq, attempt) END AS attempt, worker_id, data
FROM run_events
WHERE project_id = :projectId!
  AND run_id = :runId!
  AND id > :afterId!
ORDER BY id
LIMIT :limit!::int;
