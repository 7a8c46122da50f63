/** Types generated for queries found in "src/store/runs/list-ready-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type slot_kind = 'inline' | 'process';

export type stringArray = (string)[];

/** 'ListReadyTaskRows' parameters type */
export interface IListReadyTaskRowsParams {
  inlineLimit: number;
  processLimit: number;
  queues: stringArray;
  tags: stringArray;
}

/** 'ListReadyTaskRows' return type */
export interface IListReadyTaskRowsResult {
  id: number;
  place: string;
  slotKind: slot_kind;
}

/** 'ListReadyTaskRows' query type */
export interface IListReadyTaskRowsQuery {
  params: IListReadyTaskRowsParams;
  result: IListReadyTaskRowsResult;
}

const listReadyTaskRowsIR: any = {"usedParamSet":{"queues":true,"tags":true,"processLimit":true,"inlineLimit":true},"params":[{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":309,"b":316}]},{"name":"tags","required":true,"transform":{"type":"scalar"},"locs":[{"a":784,"b":789},{"a":1334,"b":1339}]},{"name":"processLimit","required":true,"transform":{"type":"scalar"},"locs":[{"a":861,"b":874},{"a":950,"b":963}]},{"name":"inlineLimit","required":true,"transform":{"type":"scalar"},"locs":[{"a":1411,"b":1423},{"a":1499,"b":1511}]}],"statement":"WITH asked AS (\n  SELECT\n    given.queue,\n    coalesce((SELECT f.floor FROM ready_floors f WHERE f.queue = given.queue AND f.slot_kind = 'process'), 0) AS process_floor,\n    coalesce((SELECT f.floor FROM ready_floors f WHERE f.queue = given.queue AND f.slot_kind = 'inline'), 0) AS inline_floor\n  FROM unnest(:queues!::text[]) AS given (queue)\n  WHERE NOT EXISTS (SELECT FROM queue_pauses p WHERE p.queue = given.queue)\n), first AS (\n  (\n    SELECT r.slot_kind, r.id, r.place, r.priority, r.fair_rank\n    FROM asked\n    CROSS JOIN LATERAL (\n      SELECT r.slot_kind, r.id, r.ctid::text AS place, r.priority, r.fair_rank\n      FROM ready_tasks r\n      WHERE r.queue = asked.queue\n        AND r.slot_kind = 'process'\n        AND r.fair_rank >= asked.process_floor\n        AND r.tags <@ :tags!::text[]\n      ORDER BY r.priority DESC, r.fair_rank, r.id\n      LIMIT :processLimit!::int\n    ) AS r\n    ORDER BY r.priority DESC, r.fair_rank, r.id\n    LIMIT :processLimit!::int\n  )\n  UNION ALL\n  (\n    SELECT r.slot_kind, r.id, r.place, r.priority, r.fair_rank\n    FROM asked\n    CROSS JOIN LATERAL (\n      SELECT r.slot_kind, r.id, r.ctid::text AS place, r.priority, r.fair_rank\n      FROM ready_tasks r\n      WHERE r.queue = asked.queue\n        AND r.slot_kind = 'inline'\n        AND r.fair_rank >= asked.inline_floor\n        AND r.tags <@ :tags!::text[]\n      ORDER BY r.priority DESC, r.fair_rank, r.id\n      LIMIT :inlineLimit!::int\n    ) AS r\n    ORDER BY r.priority DESC, r.fair_rank, r.id\n    LIMIT :inlineLimit!::int\n  )\n)\nSELECT slot_kind AS \"slotKind!\", id AS \"id!\", place AS \"place!\"\nFROM first\nORDER BY priority DESC, fair_rank, id"};

/**
 * Query generated from SQL:
 * ```
 * WITH asked AS (
 *   SELECT
 *     given.queue,
 *     coalesce((SELECT f.floor FROM ready_floors f WHERE f.queue = given.queue AND f.slot_kind = 'process'), 0) AS process_floor,
 *     coalesce((SELECT f.floor FROM ready_floors f WHERE f.queue = given.queue AND f.slot_kind = 'inline'), 0) AS inline_floor
 *   FROM unnest(:queues!::text[]) AS given (queue)
 *   WHERE NOT EXISTS (SELECT FROM queue_pauses p WHERE p.queue = given.queue)
 * ), first AS (
 *   (
 *     SELECT r.slot_kind, r.id, r.place, r.priority, r.fair_rank
 *     FROM asked
 *     CROSS JOIN LATERAL (
 *       SELECT r.slot_kind, r.id, r.ctid::text AS place, r.priority, r.fair_rank
 *       FROM ready_tasks r
 *       WHERE r.queue = asked.queue
 *         AND r.slot_kind = 'process'
 *         AND r.fair_rank >= asked.process_floor
 *         AND r.tags <@ :tags!::text[]
 *       ORDER BY r.priority DESC, r.fair_rank, r.id
 *       LIMIT :processLimit!::int
 *     ) AS r
 *     ORDER BY r.priority DESC, r.fair_rank, r.id
 *     LIMIT :processLimit!::int
 *   )
 *   UNION ALL
 *   (
 *     SELECT r.slot_kind, r.id, r.place, r.priority, r.fair_rank
 *     FROM asked
 *     CROSS JOIN LATERAL (
 *       SELECT r.slot_kind, r.id, r.ctid::text AS place, r.priority, r.fair_rank
 *       FROM ready_tasks r
 *       WHERE r.queue = asked.queue
 *         AND r.slot_kind = 'inline'
 *         AND r.fair_rank >= asked.inline_floor
 *         AND r.tags <@ :tags!::text[]
 *       ORDER BY r.priority DESC, r.fair_rank, r.id
 *       LIMIT :inlineLimit!::int
 *     ) AS r
 *     ORDER BY r.priority DESC, r.fair_rank, r.id
 *     LIMIT :inlineLimit!::int
 *   )
 * )
 * SELECT slot_kind AS "slotKind!", id AS "id!", place AS "place!"
 * FROM first
 * ORDER BY priority DESC, fair_rank, id
 * ```
 */
export const listReadyTaskRows = new PreparedQuery<IListReadyTaskRowsParams,IListReadyTaskRowsResult>(listReadyTaskRowsIR);


