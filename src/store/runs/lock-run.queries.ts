/** Types generated for queries found in "src/store/runs/lock-run.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type failure_policy = 'cancel' | 'continue' | 'stop';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'LockRun' parameters type */
export interface ILockRunParams {
  projectId: string;
  runId: string;
}

/** 'LockRun' return type */
export interface ILockRunResult {
  cancel_requested_at: Date | null;
  failure_policy: failure_policy;
  id: string;
  job_name: string;
  open_tasks: number;
  paused_at: Date | null;
  phase: string;
  project_id: string;
  queue_timeout_ms: number | null;
  started_at: Date | null;
  status: job_run_status;
  timed_out: boolean;
  timeout_ms: number | null;
}

/** 'LockRun' query type */
export interface ILockRunQuery {
  params: ILockRunParams;
  result: ILockRunResult;
}

const lockRunIR: any = {"usedParamSet":{"runId":true,"projectId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":256,"b":262}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":285,"b":295}]}],"statement":"SELECT\n  r.id, r.project_id, r.status, r.failure_policy, r.cancel_requested_at, r.started_at, r.paused_at, r.phase, r.timed_out, r.open_tasks, r.timeout_ms, r.queue_timeout_ms, j.name AS job_name\nFROM job_runs r\nJOIN jobs j ON j.id = r.job_id\nWHERE r.id = :runId!\n  AND r.project_id = :projectId!\nFOR NO KEY UPDATE OF r"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   r.id, r.project_id, r.status, r.failure_policy, r.cancel_requested_at, r.started_at, r.paused_at, r.phase, r.timed_out, r.open_tasks, r.timeout_ms, r.queue_timeout_ms, j.name AS job_name
 * FROM job_runs r
 * JOIN jobs j ON j.id = r.job_id
 * WHERE r.id = :runId!
 *   AND r.project_id = :projectId!
 * FOR NO KEY UPDATE OF r
 * ```
 */
export const lockRun = new PreparedQuery<ILockRunParams,ILockRunResult>(lockRunIR);


