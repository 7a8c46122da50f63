/** Types generated for queries found in "src/store/runs/waiting/load-waiting-run.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type failure_policy = 'cancel' | 'continue' | 'stop';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'LoadWaitingRunRow' parameters type */
export interface ILoadWaitingRunRowParams {
  projectId: string;
  runId: string;
}

/** 'LoadWaitingRunRow' return type */
export interface ILoadWaitingRunRowResult {
  cancel_requested_at: Date | null;
  created_at: Date;
  halted: failure_policy | null;
  id: string;
  job_name: string;
  now: Date;
  paused_at: Date | null;
  phase: string;
  started_at: Date | null;
  status: job_run_status;
}

/** 'LoadWaitingRunRow' query type */
export interface ILoadWaitingRunRowQuery {
  params: ILoadWaitingRunRowParams;
  result: ILoadWaitingRunRowResult;
}

const loadWaitingRunRowIR: any = {"usedParamSet":{"projectId":true,"runId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":212,"b":222}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":237,"b":243}]}],"statement":"SELECT\n  now() AS \"now!\", r.id, j.name AS job_name, r.status, r.phase, r.halted, r.created_at, r.started_at, r.paused_at, r.cancel_requested_at\nFROM job_runs r\nJOIN jobs j ON j.id = r.job_id\nWHERE r.project_id = :projectId!\n  AND r.id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   now() AS "now!", r.id, j.name AS job_name, r.status, r.phase, r.halted, r.created_at, r.started_at, r.paused_at, r.cancel_requested_at
 * FROM job_runs r
 * JOIN jobs j ON j.id = r.job_id
 * WHERE r.project_id = :projectId!
 *   AND r.id = :runId!
 * ```
 */
export const loadWaitingRunRow = new PreparedQuery<ILoadWaitingRunRowParams,ILoadWaitingRunRowResult>(loadWaitingRunRowIR);


