/** Types generated for queries found in "src/store/runs/waiting/list-queue-places.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type slot_kind = 'inline' | 'process';

export type numberArray = (number)[];

export type slot_kindArray = (slot_kind)[];

export type stringArray = (string)[];

/** 'ListQueuePlaceRows' parameters type */
export interface IListQueuePlaceRowsParams {
  limit: number;
  queues: stringArray;
  runId: string;
  seqs: numberArray;
  slotKinds: slot_kindArray;
}

/** 'ListQueuePlaceRows' return type */
export interface IListQueuePlaceRowsResult {
  before: number;
  seq: number;
}

/** 'ListQueuePlaceRows' query type */
export interface IListQueuePlaceRowsQuery {
  params: IListQueuePlaceRowsParams;
  result: IListQueuePlaceRowsResult;
}

const listQueuePlaceRowsIR: any = {"usedParamSet":{"queues":true,"slotKinds":true,"limit":true,"runId":true,"seqs":true},"params":[{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":228,"b":235}]},{"name":"slotKinds","required":true,"transform":{"type":"scalar"},"locs":[{"a":246,"b":256}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":534,"b":540}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":628,"b":634}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":653,"b":658}]}],"statement":"WITH ranked AS (\n  SELECT\n    first.run_id, first.seq,\n    row_number() OVER (\n      PARTITION BY asked.queue, asked.slot_kind\n      ORDER BY first.priority DESC, first.fair_rank, first.id\n    )::int - 1 AS before\n  FROM unnest(:queues!::text[], :slotKinds!::slot_kind[]) AS asked (queue, slot_kind)\n  CROSS JOIN LATERAL (\n    SELECT r.run_id, r.seq, r.priority, r.fair_rank, r.id\n    FROM ready_tasks r\n    WHERE r.queue = asked.queue\n      AND r.slot_kind = asked.slot_kind\n    ORDER BY r.priority DESC, r.fair_rank, r.id\n    LIMIT :limit!::int\n  ) first\n)\nSELECT seq AS \"seq!\", before AS \"before!\"\nFROM ranked\nWHERE run_id = :runId!\n  AND seq = ANY (:seqs!::int[])"};

/**
 * Query generated from SQL:
 * ```
 * WITH ranked AS (
 *   SELECT
 *     first.run_id, first.seq,
 *     row_number() OVER (
 *       PARTITION BY asked.queue, asked.slot_kind
 *       ORDER BY first.priority DESC, first.fair_rank, first.id
 *     )::int - 1 AS before
 *   FROM unnest(:queues!::text[], :slotKinds!::slot_kind[]) AS asked (queue, slot_kind)
 *   CROSS JOIN LATERAL (
 *     SELECT r.run_id, r.seq, r.priority, r.fair_rank, r.id
 *     FROM ready_tasks r
 *     WHERE r.queue = asked.queue
 *       AND r.slot_kind = asked.slot_kind
 *     ORDER BY r.priority DESC, r.fair_rank, r.id
 *     LIMIT :limit!::int
 *   ) first
 * )
 * SELECT seq AS "seq!", before AS "before!"
 * FROM ranked
 * WHERE run_id = :runId!
 *   AND seq = ANY (:seqs!::int[])
 * ```
 */
export const listQueuePlaceRows = new PreparedQuery<IListQueuePlaceRowsParams,IListQueuePlaceRowsResult>(listQueuePlaceRowsIR);


