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
  attempt: number;
  bad_tasks: number;
  cancel_requested_at: Date | null;
  created_at: Date;
  error: JsonValue | null;
  finished_at: Date | null;
  id: string;
  inputs: JsonValue;
  job_id: string;
  job_name: string;
  open_tasks: number;
  outputs: JsonValue | null;
  paused_at: Date | null;
  priority: number;
  reason: string | null;
  rerun_of: string | null;
  retry_at: Date | null;
  rollback: string;
  started_at: Date | null;
  status: job_run_status;
  total_tasks: number;
  triggered_by: string;
  version: number;
  version_id: string;
  warnings: boolean;
}

/** 'GetRunRow' query type */
export interface IGetRunRowQuery {
  params: IGetRunRowParams;
  result: IGetRunRowResult;
}

const getRunRowIR: any = {"usedParamSet":{"projectId":true,"runId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":722,"b":732}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":747,"b":753}]}],"statement":"SELECT\n  r.id, r.job_id, j.name AS job_name, r.version_id, v.number AS version, r.status, r.reason, r.triggered_by, r.priority, r.attempt,\n  r.total_tasks, r.open_tasks - c.open AS \"open_tasks!\", r.bad_tasks, r.error, r.created_at, r.started_at, r.finished_at, r.paused_at,\n  r.cancel_requested_at, r.retry_at, r.rerun_of, r.rollback, r.allowed_failures > 0 AS \"warnings!\", r.inputs, r.outputs\nFROM job_runs r\nJOIN jobs j ON j.id = r.job_id\nJOIN job_versions v ON v.id = r.version_id\nCROSS JOIN LATERAL (\n  -- The controller is nobody's task; it waits for scope 0 and ends with its run.\n  SELECT (r.open_tasks > 0 AND EXISTS (SELECT FROM scopes s WHERE s.run_id = r.id AND s.id = 0))::int AS open\n) c\nWHERE r.project_id = :projectId!\n  AND r.id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   r.id, r.job_id, j.name AS job_name, r.version_id, v.number AS version, r.status, r.reason, r.triggered_by, r.priority, r.attempt,
 *   r.total_tasks, r.open_tasks - c.open AS "open_tasks!", r.bad_tasks, r.error, r.created_at, r.started_at, r.finished_at, r.paused_at,
 *   r.cancel_requested_at, r.retry_at, r.rerun_of, r.rollback, r.allowed_failures > 0 AS "warnings!", r.inputs, r.outputs
 * FROM job_runs r
 * JOIN jobs j ON j.id = r.job_id
 * JOIN job_versions v ON v.id = r.version_id
 * CROSS JOIN LATERAL (
 *   -- The controller is nobody's task; it waits for scope 0 and ends with its run.
 *   SELECT (r.open_tasks > 0 AND EXISTS (SELECT FROM scopes s WHERE s.run_id = r.id AND s.id = 0))::int AS open
 * ) c
 * WHERE r.project_id = :projectId!
 *   AND r.id = :runId!
 * ```
 */
export const getRunRow = new PreparedQuery<IGetRunRowParams,IGetRunRowResult>(getRunRowIR);


