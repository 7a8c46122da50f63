/* A page of what happened in a run, oldest first, after an event. Relies on the primary key. */
/* @name listRunEventRows */
SELECT id, type, at, seq, attempt, worker_id, data
FROM run_events
WHERE project_id = :projectId!
  AND run_id = :runId!
  AND id > :afterId!
ORDER BY id
LIMIT :limit!::int;
