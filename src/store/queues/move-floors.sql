/*
  Moves the floors of the queues that workers take from to where their fronts were a round ago. Two rounds, since what a transaction ranked
  by the front of its own moment is seen only when it commits; what takes longer is found by the :deep rounds, which look below the floors.
  Changes nothing while nothing new is ready, or if another server has done it just now. Relies on ready_tasks_order.
*/
/* @name moveFloorRows */
WITH newest AS MATERIALIZED (
  SELECT last_value AS id
  FROM ready_tasks_id_seq
), known AS (
  SELECT asked.queue, kind.slot_kind, CASE WHEN :deep!::boolean THEN 0 ELSE coalesce(f.floor, 0) END AS floor, newest.id AS newest_id
  FROM (
    SELECT DISTINCT taken.queue
    FROM workers w
    CROSS JOIN LATERAL unnest(w.queues) AS taken (queue)
    WHERE w.status = 'active'
  ) asked
  CROSS JOIN unnest(enum_range(NULL::slot_kind)) AS kind (slot_kind)
  CROSS JOIN newest
  LEFT JOIN ready_floors f ON f.queue = asked.queue AND f.slot_kind = kind.slot_kind
  WHERE f.queue IS NULL
    OR :deep!::boolean
    OR (f.newest_id <> newest.id AND f.moved_at < now() - interval '900 milliseconds')
), seen AS (
  SELECT
    known.queue, known.slot_kind, known.newest_id,
    coalesce(
      (
        SELECT min(first.fair_rank)
        FROM generate_series(0, 9) AS level (priority)
        CROSS JOIN LATERAL (
          SELECT r.fair_rank
          FROM ready_tasks r
          WHERE r.queue = known.queue
            AND r.slot_kind = known.slot_kind
            AND r.priority = level.priority::smallint
            AND r.fair_rank >= known.floor
          ORDER BY r.fair_rank, r.id
          LIMIT 1
        ) first
      ),
      (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
    ) AS front
  FROM known
)
INSERT INTO ready_floors AS f (queue, slot_kind, next_floor, newest_id)
SELECT queue, slot_kind, front, newest_id
FROM seen
ORDER BY queue, slot_kind
ON CONFLICT (queue, slot_kind) DO UPDATE
SET
  -- Rounds of two servers that come close to each other are one.
  floor = least(CASE WHEN f.moved_at > now() - interval '900 milliseconds' THEN f.floor ELSE f.next_floor END, excluded.next_floor),
  next_floor = CASE
    WHEN f.moved_at > now() - interval '900 milliseconds' THEN least(f.next_floor, excluded.next_floor)
    ELSE excluded.next_floor
  END,
  newest_id = excluded.newest_id,
  moved_at = CASE WHEN f.moved_at > now() - interval '900 milliseconds' THEN f.moved_at ELSE now() END;
