/** Types generated for queries found in "src/store/runs/get-task-run.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

export type skip_reason = 'child_skipped' | 'concurrency_conflict' | 'condition' | 'disabled' | 'exit_code' | 'not_taken' | 'rejected' | 'run_stopped' | 'timeout' | 'upstream_failed' | 'upstream_skipped';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

export type stringArray = (string)[];

/** 'GetTaskRunRow' parameters type */
export interface IGetTaskRunRowParams {
  projectId: string;
  runId: string;
  seq: number;
}

/** 'GetTaskRunRow' return type */
export interface IGetTaskRunRowResult {
  attempt: number;
  ended_by: string | null;
  error: JsonValue | null;
  exit_code: number | null;
  finished_at: Date | null;
  item_index: number | null;
  item_key: string | null;
  layer: number;
  name: string;
  node: number;
  output: string | null;
  outputs: JsonValue | null;
  parent_seq: number;
  queue: string;
  queue_reason: string | null;
  queued_at: Date | null;
  retry_at: Date | null;
  run_id: string;
  run_status: job_run_status;
  seq: number;
  skip_reason: skip_reason | null;
  started_at: Date | null;
  status: task_run_status;
  tags: stringArray;
  version_id: string;
  worker_id: string | null;
}

/** 'GetTaskRunRow' query type */
export interface IGetTaskRunRowQuery {
  params: IGetTaskRunRowParams;
  result: IGetTaskRunRowResult;
}

const getTaskRunRowIR: any = {"usedParamSet":{"projectId":true,"runId":true,"seq":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":779,"b":789}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":808,"b":814}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":886,"b":890}]}],"statement":"SELECT\n  t.run_id, t.seq, t.node, t.layer, t.name, t.item_key, t.item_index, p.seq AS parent_seq, t.status, t.skip_reason, t.ended_by, attempt_number(t.run_id, t.seq, t.attempt) AS \"attempt!\", coalesce(t.worker_id, a.worker_id) AS worker_id, t.tags,\n  t.queue, t.queue_reason, t.queued_at, CASE WHEN t.status = 'retrying' THEN t.retry_at END AS retry_at, t.started_at, t.finished_at, t.exit_code, t.output, t.outputs, t.error, r.status AS run_status,\n  r.version_id\nFROM task_runs t\nJOIN job_runs r ON r.id = t.run_id\nLEFT JOIN scopes s ON s.run_id = t.run_id AND s.id = t.scope\nLEFT JOIN task_runs p ON p.run_id = s.run_id AND p.seq = s.parent_seq AND p.node >= 0\nLEFT JOIN task_attempts a ON a.run_id = t.run_id AND a.seq = t.seq AND a.attempt = t.attempt\nWHERE t.project_id = :projectId!\n  AND t.run_id = :runId!\n  -- The controller is nobody's task.\n  AND t.node >= 0\n  AND t.seq = :seq!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   t.run_id, t.seq, t.node, t.layer, t.name, t.item_key, t.item_index, p.seq AS parent_seq, t.status, t.skip_reason, t.ended_by, attempt_number(t.run_id, t.seq, t.attempt) AS "attempt!", coalesce(t.worker_id, a.worker_id) AS worker_id, t.tags,
 *   t.queue, t.queue_reason, t.queued_at, CASE WHEN t.status = 'retrying' THEN t.retry_at END AS retry_at, t.started_at, t.finished_at, t.exit_code, t.output, t.outputs, t.error, r.status AS run_status,
 *   r.version_id
 * FROM task_runs t
 * JOIN job_runs r ON r.id = t.run_id
 * LEFT JOIN scopes s ON s.run_id = t.run_id AND s.id = t.scope
 * LEFT JOIN task_runs p ON p.run_id = s.run_id AND p.seq = s.parent_seq AND p.node >= 0
 * LEFT JOIN task_attempts a ON a.run_id = t.run_id AND a.seq = t.seq AND a.attempt = t.attempt
 * WHERE t.project_id = :projectId!
 *   AND t.run_id = :runId!
 *   -- The controller is nobody's task.
 *   AND t.node >= 0
 *   AND t.seq = :seq!
 * ```
 */
export const getTaskRunRow = new PreparedQuery<IGetTaskRunRowParams,IGetTaskRunRowResult>(getTaskRunRowIR);


