/** Types generated for queries found in "src/store/runs/take-expired-task.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'TakeExpiredTask' parameters type */
export interface ITakeExpiredTaskParams {
  limitMs: number;
  runId: string;
  seq: number;
}

/** 'TakeExpiredTask' return type */
export interface ITakeExpiredTaskResult {
  attempt: number;
  item: JsonValue | null;
  layer: number;
  node: number;
  scope: number;
  seq: number;
}

/** 'TakeExpiredTask' query type */
export interface ITakeExpiredTaskQuery {
  params: ITakeExpiredTaskParams;
  result: ITakeExpiredTaskResult;
}

const takeExpiredTaskIR: any = {"usedParamSet":{"runId":true,"seq":true,"limitMs":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":184,"b":190},{"a":638,"b":644}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":309,"b":313},{"a":666,"b":670}]},{"name":"limitMs","required":true,"transform":{"type":"scalar"},"locs":[{"a":365,"b":373}]}],"statement":"WITH taken AS (\n  UPDATE task_runs t\n  SET\n    status = 'running',\n    attempt = t.attempt + 1,\n    worker_id = '00000000-0000-0000-0000-000000000000'\n  FROM job_runs r\n  WHERE r.id = :runId!\n    AND r.paused_at IS NULL\n    AND r.status NOT IN ('scheduled', 'pending')\n    AND t.run_id = r.id\n    AND t.seq = :seq!\n    AND t.status = 'queued'\n    AND t.queued_at + :limitMs!::bigint * interval '1 millisecond' <= now()\n  RETURNING t.run_id, t.seq, t.attempt, t.node, t.scope, t.layer, t.item\n), unoffered AS (\n  DELETE FROM ready_tasks\n  WHERE ctid = ANY (\n      ARRAY(\n        SELECT ctid\n        FROM ready_tasks\n        WHERE run_id = :runId!\n          AND seq = :seq!\n        FOR UPDATE SKIP LOCKED\n      )\n    )\n)\nSELECT\n  seq AS \"seq!\", attempt AS \"attempt!\", node AS \"node!\", scope AS \"scope!\", layer AS \"layer!\", item\nFROM taken"};

/**
 * Query generated from SQL:
 * ```
 * WITH taken AS (
 *   UPDATE task_runs t
 *   SET
 *     status = 'running',
 *     attempt = t.attempt + 1,
 *     worker_id = '00000000-0000-0000-0000-000000000000'
 *   FROM job_runs r
 *   WHERE r.id = :runId!
 *     AND r.paused_at IS NULL
 *     AND r.status NOT IN ('scheduled', 'pending')
 *     AND t.run_id = r.id
 *     AND t.seq = :seq!
 *     AND t.status = 'queued'
 *     AND t.queued_at + :limitMs!::bigint * interval '1 millisecond' <= now()
 *   RETURNING t.run_id, t.seq, t.attempt, t.node, t.scope, t.layer, t.item
 * ), unoffered AS (
 *   DELETE FROM ready_tasks
 *   WHERE ctid = ANY (
 *       ARRAY(
 *         SELECT ctid
 *         FROM ready_tasks
 *         WHERE run_id = :runId!
 *           AND seq = :seq!
 *         FOR UPDATE SKIP LOCKED
 *       )
 *     )
 * )
 * SELECT
 *   seq AS "seq!", attempt AS "attempt!", node AS "node!", scope AS "scope!", layer AS "layer!", item
 * FROM taken
 * ```
 */
export const takeExpiredTask = new PreparedQuery<ITakeExpiredTaskParams,ITakeExpiredTaskResult>(takeExpiredTaskIR);


