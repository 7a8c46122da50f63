/*
  The chunks of a run's log that hold lines [offset, offset + limit), each with the number of lines before it. Counts lines from
  the rows without their bodies, which are stored apart. Relies on the primary key.
*/
/* @name listRunLogPageRows */
WITH counted AS (
  SELECT position, sum(lines) OVER (ORDER BY position) - lines AS lines_before, lines
  FROM log_chunks
  WHERE project_id = :projectId!
    AND run_id = :runId!
    AND (:seq::int IS NULL OR seq = :seq)
)
SELECT
  c.run_id, c.position, c.seq, attempt_number(c.run_id, c.seq, c.attempt) AS "attempt!", c.chunk, c.first_line, c.lines, c.started_at, c.marks, c.body, c.packed,
  p.lines_before AS "lines_before!"
FROM counted p
JOIN log_chunks c ON c.run_id = :runId! AND c.position = p.position
WHERE p.lines_before < :endLine!::bigint
  AND p.lines_before + p.lines > :firstLine!::bigint
ORDER BY c.position;
