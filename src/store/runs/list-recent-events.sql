/* Events of all runs of a project, newest runs first. Relies on the primary key, read backwards. */
/* @name listRecentEventRows */
SELECT e.run_id, e.id, e.type, e.at, e.seq, CASE WHEN e.seq IS NULL THEN e.attempt ELSE attempt_number(e.run_id, e.seq, e.attempt) END AS attempt, e.data, t.name AS task_name
FROM (
  SELECT run_id, id, type, at, seq, attempt, data
  FROM run_events
  WHERE project_id = :projectId!
  ORDER BY run_id DESC, id DESC
  LIMIT :limit!::int
  OFFSET :offset!::int
) e
LEFT JOIN task_runs t ON t.run_id = e.run_id AND t.seq = e.seq
ORDER BY e.run_id DESC, e.id DESC;
