/** Types generated for queries found in "src/store/runs/get-task-run.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

export type skip_reason = 'child_skipped' | 'condition' | 'disabled' | 'exit_code' | 'not_taken' | 'run_stopped' | 'upstream_failed' | 'upstream_skipped';

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
  error: JsonValue | null;
  exit_code: number | null;
  finished_at: Date | null;
  name: string;
  output: string | null;
  outputs: JsonValue | null;
  queue: string;
  queued_at: Date | null;
  run_id: string;
  run_status: job_run_status;
  seq: number;
  skip_reason: skip_reason | null;
  started_at: Date | null;
  status: task_run_status;
  tags: stringArray;
  worker_id: string | null;
}

/** 'GetTaskRunRow' query type */
export interface IGetTaskRunRowQuery {
  params: IGetTaskRunRowParams;
  result: IGetTaskRunRowResult;
}

const getTaskRunRowIR: any = {"usedParamSet":{"projectId":true,"runId":true,"seq":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":283,"b":293}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":312,"b":318}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":334,"b":338}]}],"statement":"SELECT\n  t.run_id, t.seq, t.name, t.status, t.skip_reason, t.attempt, t.worker_id, t.tags, t.queue, t.queued_at, t.started_at, t.finished_at,\n  t.exit_code, t.output, t.outputs, t.error, r.status AS run_status\nFROM task_runs t\nJOIN job_runs r ON r.id = t.run_id\nWHERE t.project_id = :projectId!\n  AND t.run_id = :runId!\n  AND t.seq = :seq!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   t.run_id, t.seq, t.name, t.status, t.skip_reason, t.attempt, t.worker_id, t.tags, t.queue, t.queued_at, t.started_at, t.finished_at,
 *   t.exit_code, t.output, t.outputs, t.error, r.status AS run_status
 * FROM task_runs t
 * JOIN job_runs r ON r.id = t.run_id
 * WHERE t.project_id = :projectId!
 *   AND t.run_id = :runId!
 *   AND t.seq = :seq!
 * ```
 */
export const getTaskRunRow = new PreparedQuery<IGetTaskRunRowParams,IGetTaskRunRowResult>(getTaskRunRowIR);


