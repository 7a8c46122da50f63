/* Which task runs the events of a run after an id are about, in order. Relies on the primary key. */
/* @name listEventSeqRows */
SELECT id, seq
FROM run_events
WHERE run_id = :runId!
  AND id > :afterId!
ORDER BY id
LIMIT :limit!::int;
