/** Types generated for queries found in "src/store/queues/list-unmatched-demand.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'ListUnmatchedDemandRows' parameters type */
export interface IListUnmatchedDemandRowsParams {
  limit: number;
  projectId?: string | null | void;
  sample: number;
}

/** 'ListUnmatchedDemandRows' return type */
export interface IListUnmatchedDemandRowsResult {
  queue: string;
  since: Date | null;
  tags: stringArray;
  tasks: number;
}

/** 'ListUnmatchedDemandRows' query type */
export interface IListUnmatchedDemandRowsQuery {
  params: IListUnmatchedDemandRowsParams;
  result: IListUnmatchedDemandRowsResult;
}

const listUnmatchedDemandRowsIR: any = {"usedParamSet":{"projectId":true,"sample":true,"limit":true},"params":[{"name":"projectId","required":false,"transform":{"type":"scalar"},"locs":[{"a":68,"b":77},{"a":109,"b":118}]},{"name":"sample","required":true,"transform":{"type":"scalar"},"locs":[{"a":128,"b":135}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":693,"b":699}]}],"statement":"WITH ready AS (\n  SELECT id, queue, tags\n  FROM ready_tasks\n  WHERE :projectId::uuid IS NULL OR project_id = :projectId\n  LIMIT :sample!::int\n), demand AS (\n  SELECT queue, tags, count(*)::int AS tasks, min(id) AS oldest\n  FROM ready\n  GROUP BY queue, tags\n)\nSELECT\n  d.queue, d.tags, d.tasks AS \"tasks!\",\n  (\n    SELECT t.queued_at\n    FROM ready_tasks r\n    JOIN task_runs t ON t.run_id = r.run_id AND t.seq = r.seq\n    WHERE r.queue = d.queue\n      AND r.id = d.oldest\n  ) AS since\nFROM demand d\nWHERE NOT EXISTS (\n  SELECT FROM workers w\n  WHERE w.status = 'active'\n    AND w.lease_expires_at > now()\n    AND d.queue = ANY (w.queues)\n    AND d.tags <@ w.tags\n)\nORDER BY d.tasks DESC\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * WITH ready AS (
 *   SELECT id, queue, tags
 *   FROM ready_tasks
 *   WHERE :projectId::uuid IS NULL OR project_id = :projectId
 *   LIMIT :sample!::int
 * ), demand AS (
 *   SELECT queue, tags, count(*)::int AS tasks, min(id) AS oldest
 *   FROM ready
 *   GROUP BY queue, tags
 * )
 * SELECT
 *   d.queue, d.tags, d.tasks AS "tasks!",
 *   (
 *     SELECT t.queued_at
 *     FROM ready_tasks r
 *     JOIN task_runs t ON t.run_id = r.run_id AND t.seq = r.seq
 *     WHERE r.queue = d.queue
 *       AND r.id = d.oldest
 *   ) AS since
 * FROM demand d
 * WHERE NOT EXISTS (
 *   SELECT FROM workers w
 *   WHERE w.status = 'active'
 *     AND w.lease_expires_at > now()
 *     AND d.queue = ANY (w.queues)
 *     AND d.tags <@ w.tags
 * )
 * ORDER BY d.tasks DESC
 * LIMIT :limit!::int
 * ```
 */
export const listUnmatchedDemandRows = new PreparedQuery<IListUnmatchedDemandRowsParams,IListUnmatchedDemandRowsResult>(listUnmatchedDemandRowsIR);


