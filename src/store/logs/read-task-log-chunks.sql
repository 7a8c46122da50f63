/* One task run's log chunks (all attempts) after a position, in order. */
/* @name readTaskLogChunkRows */
SELECT run_id, position, seq, attempt_number(run_id, seq, attempt) AS "attempt!", chunk, first_line, lines, started_at, marks, body, packed
FROM log_chunks
WHERE run_id = :runId!
  AND seq = :seq!
  AND position > :afterPosition!
ORDER BY position
LIMIT :limit!::int;
