/* How much of some scopes is open, with the first open task runs of each. Relies on the primary keys: a scope is a range of numbers. */
/* @name listOpenChildRows */
SELECT s.id AS scope, s.size, s.open, c.seq AS "seq?", c.name AS "name?", c.status AS "status?", c.since
FROM scopes s
LEFT JOIN LATERAL (
  SELECT
    t.seq, t.name, t.status, CASE WHEN t.status IN ('running', 'waiting') THEN t.started_at ELSE t.queued_at END AS since
  FROM task_runs t
  WHERE t.run_id = s.run_id
    AND t.seq >= s.id
    AND t.seq < s.id + s.size
    AND t.status IN ('pending', 'queued', 'running', 'retrying', 'waiting')
  ORDER BY t.seq
  LIMIT :limit!::int
) c ON true
WHERE s.run_id = :runId!
  AND s.id = ANY (:scopes!::int[])
ORDER BY s.id, c.seq;
