/* A run's log chunks after a position, in order. Relies on the primary key. */
/* @name readRunLogChunkRows */
SELECT run_id, position, seq, attempt_number(run_id, seq, attempt) AS "attempt!", chunk, first_line, lines, started_at, marks, body, packed
FROM log_chunks
WHERE run_id = :runId!
  AND position > :afterPosition!
ORDER BY position
LIMIT :limit!::int;
