/** Types generated for queries found in "src/store/queues/move-floors.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'MoveFloorRows' parameters type */
export interface IMoveFloorRowsParams {
  deep: boolean;
}

/** 'MoveFloorRows' return type */
export type IMoveFloorRowsResult = void;

/** 'MoveFloorRows' query type */
export interface IMoveFloorRowsQuery {
  params: IMoveFloorRowsParams;
  result: IMoveFloorRowsResult;
}

const moveFloorRowsIR: any = {"usedParamSet":{"deep":true},"params":[{"name":"deep","required":true,"transform":{"type":"scalar"},"locs":[{"a":144,"b":149},{"a":592,"b":597}]}],"statement":"WITH newest AS MATERIALIZED (\n  SELECT last_value AS id\n  FROM ready_tasks_id_seq\n), known AS (\n  SELECT asked.queue, kind.slot_kind, CASE WHEN :deep!::boolean THEN 0 ELSE coalesce(f.floor, 0) END AS floor, newest.id AS newest_id\n  FROM (\n    SELECT DISTINCT taken.queue\n    FROM workers w\n    CROSS JOIN LATERAL unnest(w.queues) AS taken (queue)\n    WHERE w.status = 'active'\n  ) asked\n  CROSS JOIN unnest(enum_range(NULL::slot_kind)) AS kind (slot_kind)\n  CROSS JOIN newest\n  LEFT JOIN ready_floors f ON f.queue = asked.queue AND f.slot_kind = kind.slot_kind\n  WHERE f.queue IS NULL\n    OR :deep!::boolean\n    OR (f.newest_id <> newest.id AND f.moved_at < now() - interval '900 milliseconds')\n), seen AS (\n  SELECT\n    known.queue, known.slot_kind, known.newest_id,\n    coalesce(\n      (\n        SELECT min(first.fair_rank)\n        FROM generate_series(0, 9) AS level (priority)\n        CROSS JOIN LATERAL (\n          SELECT r.fair_rank\n          FROM ready_tasks r\n          WHERE r.queue = known.queue\n            AND r.slot_kind = known.slot_kind\n            AND r.priority = level.priority::smallint\n            AND r.fair_rank >= known.floor\n          ORDER BY r.fair_rank, r.id\n          LIMIT 1\n        ) first\n      ),\n      (extract(epoch FROM clock_timestamp()) * 1000000)::bigint\n    ) AS front\n  FROM known\n)\nINSERT INTO ready_floors AS f (queue, slot_kind, next_floor, newest_id)\nSELECT queue, slot_kind, front, newest_id\nFROM seen\nORDER BY queue, slot_kind\nON CONFLICT (queue, slot_kind) DO UPDATE\nSET\n  -- Rounds of two servers that come close to each other are one.\n  floor = least(CASE WHEN f.moved_at > now() - interval '900 milliseconds' THEN f.floor ELSE f.next_floor END, excluded.next_floor),\n  next_floor = CASE\n    WHEN f.moved_at > now() - interval '900 milliseconds' THEN least(f.next_floor, excluded.next_floor)\n    ELSE excluded.next_floor\n  END,\n  newest_id = excluded.newest_id,\n  moved_at = CASE WHEN f.moved_at > now() - interval '900 milliseconds' THEN f.moved_at ELSE now() END"};

/**
 * Query generated from SQL:
 * ```
 * WITH newest AS MATERIALIZED (
 *   SELECT last_value AS id
 *   FROM ready_tasks_id_seq
 * ), known AS (
 *   SELECT asked.queue, kind.slot_kind, CASE WHEN :deep!::boolean THEN 0 ELSE coalesce(f.floor, 0) END AS floor, newest.id AS newest_id
 *   FROM (
 *     SELECT DISTINCT taken.queue
 *     FROM workers w
 *     CROSS JOIN LATERAL unnest(w.queues) AS taken (queue)
 *     WHERE w.status = 'active'
 *   ) asked
 *   CROSS JOIN unnest(enum_range(NULL::slot_kind)) AS kind (slot_kind)
 *   CROSS JOIN newest
 *   LEFT JOIN ready_floors f ON f.queue = asked.queue AND f.slot_kind = kind.slot_kind
 *   WHERE f.queue IS NULL
 *     OR :deep!::boolean
 *     OR (f.newest_id <> newest.id AND f.moved_at < now() - interval '900 milliseconds')
 * ), seen AS (
 *   SELECT
 *     known.queue, known.slot_kind, known.newest_id,
 *     coalesce(
 *       (
 *         SELECT min(first.fair_rank)
 *         FROM generate_series(0, 9) AS level (priority)
 *         CROSS JOIN LATERAL (
 *           SELECT r.fair_rank
 *           FROM ready_tasks r
 *           WHERE r.queue = known.queue
 *             AND r.slot_kind = known.slot_kind
 *             AND r.priority = level.priority::smallint
 *             AND r.fair_rank >= known.floor
 *           ORDER BY r.fair_rank, r.id
 *           LIMIT 1
 *         ) first
 *       ),
 *       (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
 *     ) AS front
 *   FROM known
 * )
 * INSERT INTO ready_floors AS f (queue, slot_kind, next_floor, newest_id)
 * SELECT queue, slot_kind, front, newest_id
 * FROM seen
 * ORDER BY queue, slot_kind
 * ON CONFLICT (queue, slot_kind) DO UPDATE
 * SET
 *   -- Rounds of two servers that come close to each other are one.
 *   floor = least(CASE WHEN f.moved_at > now() - interval '900 milliseconds' THEN f.floor ELSE f.next_floor END, excluded.next_floor),
 *   next_floor = CASE
 *     WHEN f.moved_at > now() - interval '900 milliseconds' THEN least(f.next_floor, excluded.next_floor)
 *     ELSE excluded.next_floor
 *   END,
 *   newest_id = excluded.newest_id,
 *   moved_at = CASE WHEN f.moved_at > now() - interval '900 milliseconds' THEN f.moved_at ELSE now() END
 * ```
 */
export const moveFloorRows = new PreparedQuery<IMoveFloorRowsParams,IMoveFloorRowsResult>(moveFloorRowsIR);


