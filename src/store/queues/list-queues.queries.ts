/** Types generated for queries found in "src/store/queues/list-queues.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListQueueRows' parameters type */
export interface IListQueueRowsParams {
  name?: string | null | void;
  sampleLimit: number;
}

/** 'ListQueueRows' return type */
export interface IListQueueRowsResult {
  depth: number;
  ended_last_minute: number;
  name: string;
  oldest_queued_at: Date | null;
  paused_at: Date | null;
  paused_by: string | null;
  workers: number;
}

/** 'ListQueueRows' query type */
export interface IListQueueRowsQuery {
  params: IListQueueRowsParams;
  result: IListQueueRowsResult;
}

const listQueueRowsIR: any = {"usedParamSet":{"name":true,"sampleLimit":true},"params":[{"name":"name","required":false,"transform":{"type":"scalar"},"locs":[{"a":101,"b":105},{"a":132,"b":136},{"a":1602,"b":1606},{"a":1635,"b":1639}]},{"name":"sampleLimit","required":true,"transform":{"type":"scalar"},"locs":[{"a":603,"b":615}]}],"statement":"WITH ready AS (\n  SELECT queue, count(*)::int AS depth, min(id) AS oldest\n  FROM ready_tasks\n  WHERE :name::text IS NULL OR queue = :name\n  GROUP BY queue\n), takers AS (\n  SELECT taken.queue, count(*)::int AS workers\n  FROM workers w\n  CROSS JOIN LATERAL unnest(w.queues) AS taken (queue)\n  WHERE w.status = 'active'\n    AND w.lease_expires_at > now()\n  GROUP BY taken.queue\n), recent AS (\n  SELECT count(*) AS ended\n  FROM task_attempts\n  WHERE finished_at > now() - interval '1 minute'\n), sample AS (\n  SELECT run_id, seq\n  FROM task_attempts\n  WHERE finished_at > now() - interval '1 minute'\n  LIMIT :sampleLimit!::int\n), throughput AS (\n  SELECT t.queue, count(*) * (SELECT ended FROM recent) / (SELECT count(*) FROM sample) AS ended\n  FROM sample s\n  JOIN task_runs t ON t.run_id = s.run_id AND t.seq = s.seq\n  GROUP BY t.queue\n), names AS (\n  SELECT queue FROM ready\n  UNION SELECT queue FROM takers\n  UNION SELECT queue FROM queue_pauses\n  UNION SELECT queue FROM throughput\n)\nSELECT\n  n.queue AS \"name!\",\n  coalesce(r.depth, 0) AS \"depth!\",\n  (\n    SELECT t.queued_at\n    FROM ready_tasks first\n    JOIN task_runs t ON t.run_id = first.run_id AND t.seq = first.seq\n    WHERE first.queue = r.queue\n      AND first.id = r.oldest\n  ) AS oldest_queued_at,\n  coalesce(t.ended, 0)::int AS \"ended_last_minute!\",\n  coalesce(k.workers, 0) AS \"workers!\",\n  p.paused_at AS \"paused_at?\",\n  p.paused_by AS \"paused_by?\"\nFROM names n\nLEFT JOIN ready r ON r.queue = n.queue\nLEFT JOIN takers k ON k.queue = n.queue\nLEFT JOIN throughput t ON t.queue = n.queue\nLEFT JOIN queue_pauses p ON p.queue = n.queue\nWHERE :name::text IS NULL OR n.queue = :name\nORDER BY n.queue"};

/**
 * Query generated from SQL:
 * ```
 * WITH ready AS (
 *   SELECT queue, count(*)::int AS depth, min(id) AS oldest
 *   FROM ready_tasks
 *   WHERE :name::text IS NULL OR queue = :name
 *   GROUP BY queue
 * ), takers AS (
 *   SELECT taken.queue, count(*)::int AS workers
 *   FROM workers w
 *   CROSS JOIN LATERAL unnest(w.queues) AS taken (queue)
 *   WHERE w.status = 'active'
 *     AND w.lease_expires_at > now()
 *   GROUP BY taken.queue
 * ), recent AS (
 *   SELECT count(*) AS ended
 *   FROM task_attempts
 *   WHERE finished_at > now() - interval '1 minute'
 * ), sample AS (
 *   SELECT run_id, seq
 *   FROM task_attempts
 *   WHERE finished_at > now() - interval '1 minute'
 *   LIMIT :sampleLimit!::int
 * ), throughput AS (
 *   SELECT t.queue, count(*) * (SELECT ended FROM recent) / (SELECT count(*) FROM sample) AS ended
 *   FROM sample s
 *   JOIN task_runs t ON t.run_id = s.run_id AND t.seq = s.seq
 *   GROUP BY t.queue
 * ), names AS (
 *   SELECT queue FROM ready
 *   UNION SELECT queue FROM takers
 *   UNION SELECT queue FROM queue_pauses
 *   UNION SELECT queue FROM throughput
 * )
 * SELECT
 *   n.queue AS "name!",
 *   coalesce(r.depth, 0) AS "depth!",
 *   (
 *     SELECT t.queued_at
 *     FROM ready_tasks first
 *     JOIN task_runs t ON t.run_id = first.run_id AND t.seq = first.seq
 *     WHERE first.queue = r.queue
 *       AND first.id = r.oldest
 *   ) AS oldest_queued_at,
 *   coalesce(t.ended, 0)::int AS "ended_last_minute!",
 *   coalesce(k.workers, 0) AS "workers!",
 *   p.paused_at AS "paused_at?",
 *   p.paused_by AS "paused_by?"
 * FROM names n
 * LEFT JOIN ready r ON r.queue = n.queue
 * LEFT JOIN takers k ON k.queue = n.queue
 * LEFT JOIN throughput t ON t.queue = n.queue
 * LEFT JOIN queue_pauses p ON p.queue = n.queue
 * WHERE :name::text IS NULL OR n.queue = :name
 * ORDER BY n.queue
 * ```
 */
export const listQueueRows = new PreparedQuery<IListQueueRowsParams,IListQueueRowsResult>(listQueueRowsIR);


