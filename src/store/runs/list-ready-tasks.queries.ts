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

const listReadyTaskRowsIR: any = {"usedParamSet":{"queues":true,"tags":true,"processLimit":true,"inlineLimit":true},"params":[{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":45,"b":52}]},{"name":"tags","required":true,"transform":{"type":"scalar"},"locs":[{"a":473,"b":478},{"a":977,"b":982}]},{"name":"processLimit","required":true,"transform":{"type":"scalar"},"locs":[{"a":550,"b":563},{"a":639,"b":652}]},{"name":"inlineLimit","required":true,"transform":{"type":"scalar"},"locs":[{"a":1054,"b":1066},{"a":1142,"b":1154}]}],"statement":"WITH asked AS (\n  SELECT queue\n  FROM unnest(:queues!::text[]) AS given (queue)\n  WHERE NOT EXISTS (SELECT FROM queue_pauses p WHERE p.queue = given.queue)\n), first AS (\n  (\n    SELECT r.slot_kind, r.id, r.place, r.priority, r.fair_rank\n    FROM asked\n    CROSS JOIN LATERAL (\n      SELECT r.slot_kind, r.id, r.ctid::text AS place, r.priority, r.fair_rank\n      FROM ready_tasks r\n      WHERE r.queue = asked.queue\n        AND r.slot_kind = 'process'\n        AND r.tags <@ :tags!::text[]\n      ORDER BY r.priority DESC, r.fair_rank, r.id\n      LIMIT :processLimit!::int\n    ) AS r\n    ORDER BY r.priority DESC, r.fair_rank, r.id\n    LIMIT :processLimit!::int\n  )\n  UNION ALL\n  (\n    SELECT r.slot_kind, r.id, r.place, r.priority, r.fair_rank\n    FROM asked\n    CROSS JOIN LATERAL (\n      SELECT r.slot_kind, r.id, r.ctid::text AS place, r.priority, r.fair_rank\n      FROM ready_tasks r\n      WHERE r.queue = asked.queue\n        AND r.slot_kind = 'inline'\n        AND r.tags <@ :tags!::text[]\n      ORDER BY r.priority DESC, r.fair_rank, r.id\n      LIMIT :inlineLimit!::int\n    ) AS r\n    ORDER BY r.priority DESC, r.fair_rank, r.id\n    LIMIT :inlineLimit!::int\n  )\n)\nSELECT slot_kind AS \"slotKind!\", id AS \"id!\", place AS \"place!\"\nFROM first\nORDER BY priority DESC, fair_rank, id"};

/**
 * Query generated from SQL:
 * ```
 * WITH asked AS (
 *   SELECT queue
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


