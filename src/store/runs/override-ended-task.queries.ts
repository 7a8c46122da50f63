/** Types generated for queries found in "src/store/runs/override-ended-task.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

export type skip_reason = 'child_skipped' | 'concurrency_conflict' | 'condition' | 'disabled' | 'exit_code' | 'not_taken' | 'rejected' | 'run_stopped' | 'timeout' | 'upstream_failed' | 'upstream_skipped';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

/** 'OverrideEndedTask' parameters type */
export interface IOverrideEndedTaskParams {
  badDelta: number;
  error?: JsonParameter | null | void;
  outputs?: JsonParameter | null | void;
  runId: string;
  seq: number;
  skipReason?: skip_reason | null | void;
  status: task_run_status;
}

/** 'OverrideEndedTask' return type */
export interface IOverrideEndedTaskResult {
  id: string;
}

/** 'OverrideEndedTask' query type */
export interface IOverrideEndedTaskQuery {
  params: IOverrideEndedTaskParams;
  result: IOverrideEndedTaskResult;
}

const overrideEndedTaskIR: any = {"usedParamSet":{"status":true,"skipReason":true,"outputs":true,"error":true,"runId":true,"seq":true,"badDelta":true},"params":[{"name":"status","required":true,"transform":{"type":"scalar"},"locs":[{"a":59,"b":66},{"a":197,"b":204}]},{"name":"skipReason","required":false,"transform":{"type":"scalar"},"locs":[{"a":87,"b":97}]},{"name":"outputs","required":false,"transform":{"type":"scalar"},"locs":[{"a":268,"b":275}]},{"name":"error","required":false,"transform":{"type":"scalar"},"locs":[{"a":297,"b":302}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":355,"b":361}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":377,"b":381}]},{"name":"badDelta","required":true,"transform":{"type":"scalar"},"locs":[{"a":462,"b":471},{"a":626,"b":635}]}],"statement":"WITH overridden AS (\n  UPDATE task_runs\n  SET\n    status = :status!,\n    skip_reason = :skipReason,\n    skip_cascades = false,\n    finished_at = now(),\n    exit_code = NULL,\n    output = CASE WHEN :status!::task_run_status = 'completed' THEN output END,\n    outputs = :outputs::jsonb,\n    error = :error::jsonb,\n    ended_by = 'override'\n  WHERE run_id = :runId!\n    AND seq = :seq!\n  RETURNING run_id, scope\n), scoped AS (\n  UPDATE scopes s\n  SET bad = s.bad + :badDelta!::int\n  FROM overridden o\n  WHERE s.run_id = o.run_id\n    AND s.id = o.scope\n)\nUPDATE job_runs r\nSET bad_tasks = r.bad_tasks + CASE WHEN o.scope = 0 THEN :badDelta!::int ELSE 0 END\nFROM overridden o\nWHERE r.id = o.run_id\nRETURNING r.id"};

/**
 * Query generated from SQL:
 * ```
 * WITH overridden AS (
 *   UPDATE task_runs
 *   SET
 *     status = :status!,
 *     skip_reason = :skipReason,
 *     skip_cascades = false,
 *     finished_at = now(),
 *     exit_code = NULL,
 *     output = CASE WHEN :status!::task_run_status = 'completed' THEN output END,
 *     outputs = :outputs::jsonb,
 *     error = :error::jsonb,
 *     ended_by = 'override'
 *   WHERE run_id = :runId!
 *     AND seq = :seq!
 *   RETURNING run_id, scope
 * ), scoped AS (
 *   UPDATE scopes s
 *   SET bad = s.bad + :badDelta!::int
 *   FROM overridden o
 *   WHERE s.run_id = o.run_id
 *     AND s.id = o.scope
 * )
 * UPDATE job_runs r
 * SET bad_tasks = r.bad_tasks + CASE WHEN o.scope = 0 THEN :badDelta!::int ELSE 0 END
 * FROM overridden o
 * WHERE r.id = o.run_id
 * RETURNING r.id
 * ```
 */
export const overrideEndedTask = new PreparedQuery<IOverrideEndedTaskParams,IOverrideEndedTaskResult>(overrideEndedTaskIR);


