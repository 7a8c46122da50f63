/*
  Queues with what is ready in them, who takes them and how many attempts ended within the last minute: those that anybody uses or has
  paused, or the one that is asked for. Of many attempts, the first :sampleLimit tell which share is whose. Relies on
  ready_tasks_order, task_attempts_finished.
*/
/* @name listQueueRows */
WITH ready AS (
  SELECT queue, count(*)::int AS depth, min(id) AS oldest
  FROM ready_tasks
  WHERE :name::text IS NULL OR queue = :name
  GROUP BY queue
), takers AS (
  SELECT taken.queue, count(*)::int AS workers
  FROM workers w
  CROSS JOIN LATERAL unnest(w.queues) AS taken (queue)
  WHERE w.status = 'active'
    AND w.lease_expires_at > now()
  GROUP BY taken.queue
), recent AS (
  SELECT count(*) AS ended
  FROM task_attempts
  WHERE finished_at > now() - interval '1 minute'
), sample AS (
  SELECT run_id, seq
  FROM task_attempts
  WHERE finished_at > now() - interval '1 minute'
  LIMIT :sampleLimit!::int
), throughput AS (
  SELECT t.queue, count(*) * (SELECT ended FROM recent) / (SELECT count(*) FROM sample) AS ended
  FROM sample s
  JOIN task_runs t ON t.run_id = s.run_id AND t.seq = s.seq
  GROUP BY t.queue
), names AS (
  SELECT queue FROM ready
  UNION SELECT queue FROM takers
  UNION SELECT queue FROM queue_pauses
  UNION SELECT queue FROM throughput
)
SELECT
  n.queue AS "name!",
  coalesce(r.depth, 0) AS "depth!",
  (
    SELECT t.queued_at
    FROM ready_tasks first
    JOIN task_runs t ON t.run_id = first.run_id AND t.seq = first.seq
    WHERE first.queue = r.queue
      AND first.id = r.oldest
  ) AS oldest_queued_at,
  coalesce(t.ended, 0)::int AS "ended_last_minute!",
  coalesce(k.workers, 0) AS "workers!",
  p.paused_at AS "paused_at?",
  p.paused_by AS "paused_by?"
FROM names n
LEFT JOIN ready r ON r.queue = n.queue
LEFT JOIN takers k ON k.queue = n.queue
LEFT JOIN throughput t ON t.queue = n.queue
LEFT JOIN queue_pauses p ON p.queue = n.queue
WHERE :name::text IS NULL OR n.queue = :name
ORDER BY n.queue;
