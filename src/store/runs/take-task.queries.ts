/** Types generated for queries found in "src/store/runs/take-task.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'TakeTaskRow' parameters type */
export interface ITakeTaskRowParams {
  runId: string;
  seq: number;
  workerId: string;
}

/** 'TakeTaskRow' return type */
export interface ITakeTaskRowResult {
  attempt: number;
  item: JsonValue | null;
  layer: number;
  node: number;
  scope: number;
  seq: number;
}

/** 'TakeTaskRow' query type */
export interface ITakeTaskRowQuery {
  params: ITakeTaskRowParams;
  result: ITakeTaskRowResult;
}

const takeTaskRowIR: any = {"usedParamSet":{"workerId":true,"runId":true,"seq":true},"params":[{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":112,"b":121}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":416,"b":422}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":440,"b":444}]}],"statement":"WITH taken AS (\n  UPDATE task_runs t\n  SET\n    status = 'running',\n    attempt = t.attempt + 1,\n    worker_id = :workerId!,\n    started_at = coalesce(t.started_at, now()),\n    child_scope = CASE\n      WHEN EXISTS (SELECT FROM scopes s WHERE s.run_id = t.run_id AND s.id = t.child_scope AND s.open > 0) THEN NULL\n      ELSE t.child_scope\n    END,\n    queue_reason = NULL,\n    ended_by = 'override'\n  WHERE t.run_id = :runId!\n    AND t.seq = :seq!\n    AND t.node >= 0\n    AND t.status IN ('pending', 'queued', 'retrying', 'waiting')\n  RETURNING t.run_id, t.seq, t.project_id, t.node, t.scope, t.layer, t.item, t.attempt\n), untimed AS (\n  DELETE FROM timers d\n  USING taken t\n  WHERE d.run_id = t.run_id\n    AND d.seq = t.seq\n), unoffered AS (\n  DELETE FROM ready_tasks\n  WHERE ctid = ANY (\n      ARRAY(\n        SELECT r.ctid\n        FROM ready_tasks r\n        JOIN taken t ON t.run_id = r.run_id AND t.seq = r.seq\n        FOR UPDATE OF r SKIP LOCKED\n      )\n    )\n)\nSELECT seq, node, scope, layer, item, attempt\nFROM taken"};

/**
 * Query generated from SQL:
 * ```
 * WITH taken AS (
 *   UPDATE task_runs t
 *   SET
 *     status = 'running',
 *     attempt = t.attempt + 1,
 *     worker_id = :workerId!,
 *     started_at = coalesce(t.started_at, now()),
 *     child_scope = CASE
 *       WHEN EXISTS (SELECT FROM scopes s WHERE s.run_id = t.run_id AND s.id = t.child_scope AND s.open > 0) THEN NULL
 *       ELSE t.child_scope
 *     END,
 *     queue_reason = NULL,
 *     ended_by = 'override'
 *   WHERE t.run_id = :runId!
 *     AND t.seq = :seq!
 *     AND t.node >= 0
 *     AND t.status IN ('pending', 'queued', 'retrying', 'waiting')
 *   RETURNING t.run_id, t.seq, t.project_id, t.node, t.scope, t.layer, t.item, t.attempt
 * ), untimed AS (
 *   DELETE FROM timers d
 *   USING taken t
 *   WHERE d.run_id = t.run_id
 *     AND d.seq = t.seq
 * ), unoffered AS (
 *   DELETE FROM ready_tasks
 *   WHERE ctid = ANY (
 *       ARRAY(
 *         SELECT r.ctid
 *         FROM ready_tasks r
 *         JOIN taken t ON t.run_id = r.run_id AND t.seq = r.seq
 *         FOR UPDATE OF r SKIP LOCKED
 *       )
 *     )
 * )
 * SELECT seq, node, scope, layer, item, attempt
 * FROM taken
 * ```
 */
export const takeTaskRow = new PreparedQuery<ITakeTaskRowParams,ITakeTaskRowResult>(takeTaskRowIR);


