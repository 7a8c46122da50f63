/*
  How many ready task runs, of whatever project, stand before some of a run. Looks at the first :limit of each queue only: a task run that
  is not among them is missing from the answer. Relies on ready_tasks_order.
*/
/* @name listQueuePlaceRows */
WITH ranked AS (
  SELECT
    first.run_id, first.seq,
    row_number() OVER (
      PARTITION BY asked.queue, asked.slot_kind
      ORDER BY first.priority DESC, first.fair_rank, first.id
    )::int - 1 AS before
  FROM unnest(:queues!::text[], :slotKinds!::slot_kind[]) AS asked (queue, slot_kind)
  CROSS JOIN LATERAL (
    SELECT r.run_id, r.seq, r.priority, r.fair_rank, r.id
    FROM ready_tasks r
    WHERE r.queue = asked.queue
      AND r.slot_kind = asked.slot_kind
    ORDER BY r.priority DESC, r.fair_rank, r.id
    LIMIT :limit!::int
  ) first
)
SELECT seq AS "seq!", before AS "before!"
FROM ranked
WHERE run_id = :runId!
  AND seq = ANY (:seqs!::int[]);
