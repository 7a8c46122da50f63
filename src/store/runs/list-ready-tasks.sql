/*
  The first task runs that are offered to workers with these queues and tags, in the order in which they are to be claimed: at most
  :processLimit scripts and :inlineLimit others. Locks nothing. Relies on ready_tasks_order, read once per queue.
*/
/* @name listReadyTaskRows */
WITH asked AS (
  SELECT
    given.queue,
    coalesce((SELECT f.floor FROM ready_floors f WHERE f.queue = given.queue AND f.slot_kind = 'process'), 0) AS process_floor,
    coalesce((SELECT f.floor FROM ready_floors f WHERE f.queue = given.queue AND f.slot_kind = 'inline'), 0) AS inline_floor
  FROM unnest(:queues!::text[]) AS given (queue)
  WHERE NOT EXISTS (SELECT FROM queue_pauses p WHERE p.queue = given.queue)
), first AS (
  (
    SELECT r.slot_kind, r.id, r.place, r.priority, r.fair_rank
    FROM asked
    CROSS JOIN LATERAL (
      SELECT r.slot_kind, r.id, r.ctid::text AS place, r.priority, r.fair_rank
      FROM ready_tasks r
      WHERE r.queue = asked.queue
        AND r.slot_kind = 'process'
        AND r.fair_rank >= asked.process_floor
        AND r.tags <@ :tags!::text[]
      ORDER BY r.priority DESC, r.fair_rank, r.id
      LIMIT :processLimit!::int
    ) AS r
    ORDER BY r.priority DESC, r.fair_rank, r.id
    LIMIT :processLimit!::int
  )
  UNION ALL
  (
    SELECT r.slot_kind, r.id, r.place, r.priority, r.fair_rank
    FROM asked
    CROSS JOIN LATERAL (
      SELECT r.slot_kind, r.id, r.ctid::text AS place, r.priority, r.fair_rank
      FROM ready_tasks r
      WHERE r.queue = asked.queue
        AND r.slot_kind = 'inline'
        AND r.fair_rank >= asked.inline_floor
        AND r.tags <@ :tags!::text[]
      ORDER BY r.priority DESC, r.fair_rank, r.id
      LIMIT :inlineLimit!::int
    ) AS r
    ORDER BY r.priority DESC, r.fair_rank, r.id
    LIMIT :inlineLimit!::int
  )
)
SELECT slot_kind AS "slotKind!", id AS "id!", place AS "place!"
FROM first
ORDER BY priority DESC, fair_rank, id;
