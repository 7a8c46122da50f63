/*
  The newest chunks of all runs of a project that hold lines [offset, offset + limit) counted from the newest, each with the number
  of lines after it, and the lines of all chunks that were looked at. Relies on the primary key, read backwards.
*/
/* @name listRecentLogPageRows */
WITH recent AS (
  SELECT run_id, position, lines
  FROM log_chunks
  WHERE project_id = :projectId!
  ORDER BY run_id DESC, position DESC
  LIMIT :chunkLimit!::int
), counted AS (
  SELECT run_id, position, lines, sum(lines) OVER (ORDER BY run_id DESC, position DESC) - lines AS lines_after
  FROM recent
), total AS (
  SELECT coalesce(sum(lines), 0)::bigint AS lines
  FROM recent
)
SELECT
  total.lines AS "total!", c.run_id AS "run_id?", c.position AS "position?", c.seq AS "seq?", attempt_number(c.run_id, c.seq, c.attempt) AS "attempt?",
  c.chunk AS "chunk?", c.first_line AS "first_line?", c.lines AS "lines?", c.started_at AS "started_at?", c.marks AS "marks?",
  c.body AS "body?", c.packed AS "packed?", p.lines_after AS "lines_after?", t.name AS "task_name?"
FROM total
LEFT JOIN counted p
  ON p.lines_after < :endLine!::bigint
  AND p.lines_after + p.lines > :firstLine!::bigint
LEFT JOIN log_chunks c ON c.run_id = p.run_id AND c.position = p.position
LEFT JOIN task_runs t ON t.run_id = c.run_id AND t.seq = c.seq
ORDER BY c.run_id DESC, c.position DESC;
