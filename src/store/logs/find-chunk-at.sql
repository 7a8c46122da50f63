/*
  The last chunk of a log that begins before a time, or its first one: who looks for a line of that time finds it there or right after
  it. Relies on the primary key.
*/
/* @name findChunkAtRow */
WITH counted AS (
  SELECT position, started_at, sum(lines) OVER (ORDER BY position) - lines AS lines_before
  FROM log_chunks
  WHERE project_id = :projectId!
    AND run_id = :runId!
    AND (:seq::int IS NULL OR seq = :seq)
)
SELECT position, lines_before AS "lines_before!"
FROM counted
ORDER BY started_at < :at! DESC, CASE WHEN started_at < :at! THEN -position ELSE position END
LIMIT 1;
