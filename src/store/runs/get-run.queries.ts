/** Types generated for queries found in "src/store/runs/get-run.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'GetRunRow' parameters type */
export interface IGetRunRowParams {
  projectId: string;
  runId: string;
}

/** 'GetRunRow' return type */
export interface IGetRunRowResult {
  allowed_failures: number;
  attempt: number;
  bad_tasks: number;
  cancel_requested_at: Date | null;
  created_at: Date;
  depth: number;
  error: JsonValue | null;
  finished_at: Date | null;
  id: string;
  inputs: JsonValue;
  job_id: string;
  job_name: string;
  number: number;
  open_tasks: number;
  outputs: JsonValue | null;
  parent_run_id: string | null;
  parent_seq: number | null;
  paused_at: Date | null;
  priority: number;
  reason: string | null;
  rerun_of: string | null;
  retries_left: number;
  retry_at: Date | null;
  rollback: string;
  started_at: Date | null;
  status: job_run_status;
  total_tasks: number;
  triggered_by: string;
  version: number;
  version_id: string;
}

/** 'GetRunRow' query type */
export interface IGetRunRowQuery {
  params: IGetRunRowParams;
  result: IGetRunRowResult;
}

const getRunRowIR: any = {"usedParamSet":{"projectId":true,"runId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":700,"b":710}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":725,"b":731}]}],"statement":"SELECT\n  r.id, r.number, r.job_id, j.name AS job_name, r.version_id, v.number AS version, r.status, r.reason, r.triggered_by, r.priority, r.attempt,\n  r.total_tasks,\n  -- Without the controller, which is nobody's task.\n  r.open_tasks - (r.finished_at IS NULL AND EXISTS (SELECT FROM scopes s WHERE s.run_id = r.id AND s.id = 0))::int AS \"open_tasks!\",\n  r.bad_tasks, r.allowed_failures, r.rollback, r.parent_run_id, r.parent_seq, r.depth, r.error, r.created_at, r.started_at, r.finished_at, r.paused_at,\n  r.cancel_requested_at, r.retry_at, r.retries_left, r.rerun_of, r.inputs, r.outputs\nFROM job_runs r\nJOIN jobs j ON j.id = r.job_id\nJOIN job_versions v ON v.id = r.version_id\nWHERE r.project_id = :projectId!\n  AND r.id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   r.id, r.number, r.job_id, j.name AS job_name, r.version_id, v.number AS version, r.status, r.reason, r.triggered_by, r.priority, r.attempt,
 *   r.total_tasks,
 *   -- Without the controller, which is nobody's task.
 *   r.open_tasks - (r.finished_at IS NULL AND EXISTS (SELECT FROM scopes s WHERE s.run_id = r.id AND s.id = 0))::int AS "open_tasks!",
 *   r.bad_tasks, r.allowed_failures, r.rollback, r.parent_run_id, r.parent_seq, r.depth, r.error, r.created_at, r.started_at, r.finished_at, r.paused_at,
 *   r.cancel_requested_at, r.retry_at, r.retries_left, r.rerun_of, r.inputs, r.outputs
 * FROM job_runs r
 * JOIN jobs j ON j.id = r.job_id
 * JOIN job_versions v ON v.id = r.version_id
 * WHERE r.project_id = :projectId!
 *   AND r.id = :runId!
 * ```
 */
export const getRunRow = new PreparedQuery<IGetRunRowParams,IGetRunRowResult>(getRunRowIR);


