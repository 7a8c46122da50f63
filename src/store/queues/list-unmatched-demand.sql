/*
  Ready tasks that no live worker can take, by queue and tags: of the first :sample ready tasks, so that a long queue costs no more than that.
  :projectId null means of all projects.
*/
/* @name listUnmatchedDemandRows */
WITH ready AS (
  SELECT id, queue, tags
  FROM ready_tasks
  WHERE :projectId::uuid IS NULL OR project_id = :projectId
  LIMIT :sample!::int
), demand AS (
  SELECT queue, tags, count(*)::int AS tasks, min(id) AS oldest
  FROM ready
  GROUP BY queue, tags
)
SELECT
  d.queue, d.tags, d.tasks AS "tasks!",
  (
    SELECT t.queued_at
    FROM ready_tasks r
    JOIN task_runs t ON t.run_id = r.run_id AND t.seq = r.seq
    WHERE r.queue = d.queue
      AND r.id = d.oldest
  ) AS since
FROM demand d
WHERE NOT EXISTS (
  SELECT FROM workers w
  WHERE w.status = 'active'
    AND w.lease_expires_at > now()
    AND d.queue = ANY (w.queues)
    AND d.tags <@ w.tags
)
ORDER BY d.tasks DESC
LIMIT :limit!::int;
