/*
  The chunks of a run's log that hold a line of some ranges [first, end), each with the number of lines before it. Counts lines from
  the rows without their texts, which are stored apart. Relies on the primary key.
*/
/* @name listLogRangeRows */
WITH counted AS (
  SELECT position, sum(lines) OVER (ORDER BY position) - lines AS lines_before, lines
  FROM log_chunks
  WHERE project_id = :projectId!
    AND run_id = :runId!
    AND (:seq::int IS NULL OR seq = :seq)
), wanted AS (
  SELECT p.position, p.lines_before
  FROM counted p
  WHERE EXISTS (
    SELECT
    FROM unnest(:firstLines!::bigint[], :endLines!::bigint[]) AS r (first_line, end_line)
    WHERE p.lines_before < r.end_line
      AND p.lines_before + p.lines > r.first_line
  )
)
SELECT
  c.run_id, c.position, c.seq, attempt_number(c.run_id, c.seq, c.attempt) AS "attempt!", c.chunk, c.first_line, c.lines, c.started_at, c.marks, c.body, c.packed,
  w.lines_before AS "lines_before!"
FROM wanted w
JOIN log_chunks c ON c.run_id = :runId! AND c.position = w.position
ORDER BY c.position;
