/** Types generated for queries found in "src/store/runs/list-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'ListRunRows' parameters type */
export interface IListRunRowsParams {
  before?: string | null | void;
  jobId?: string | null | void;
  limit: number;
  offset: number;
  projectId: string;
  status?: job_run_status | null | void;
}

/** 'ListRunRows' return type */
export interface IListRunRowsResult {
  allowed_failures: number;
  attempt: number;
  bad_tasks: number;
  cancel_requested_at: Date | null;
  created_at: Date;
  error: JsonValue | null;
  finished_at: Date | null;
  id: string;
  job_id: string;
  job_name: string;
  open_tasks: number;
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

/** 'ListRunRows' query type */
export interface IListRunRowsQuery {
  params: IListRunRowsParams;
  result: IListRunRowsResult;
}

const listRunRowsIR: any = {"usedParamSet":{"projectId":true,"status":true,"jobId":true,"before":true,"limit":true,"offset":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":660,"b":670}]},{"name":"status","required":false,"transform":{"type":"scalar"},"locs":[{"a":679,"b":685},{"a":725,"b":731}]},{"name":"jobId","required":false,"transform":{"type":"scalar"},"locs":[{"a":741,"b":746},{"a":776,"b":781}]},{"name":"before","required":false,"transform":{"type":"scalar"},"locs":[{"a":791,"b":797},{"a":823,"b":829}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":857,"b":863}]},{"name":"offset","required":true,"transform":{"type":"scalar"},"locs":[{"a":877,"b":884}]}],"statement":"SELECT\n  r.id, r.job_id, j.name AS job_name, r.version_id, v.number AS version, r.status, r.reason, r.triggered_by, r.priority, r.attempt,\n  r.total_tasks,\n  -- Without the controller, which is nobody's task.\n  r.open_tasks - (r.finished_at IS NULL AND EXISTS (SELECT FROM scopes s WHERE s.run_id = r.id AND s.id = 0))::int AS \"open_tasks!\",\n  r.bad_tasks, r.allowed_failures, r.rollback, r.parent_run_id, r.parent_seq, r.error, r.created_at, r.started_at, r.finished_at, r.paused_at,\n  r.cancel_requested_at, r.retry_at, r.retries_left, r.rerun_of\nFROM job_runs r\nJOIN jobs j ON j.id = r.job_id\nJOIN job_versions v ON v.id = r.version_id\nWHERE r.project_id = :projectId!\n  AND (:status::job_run_status IS NULL OR r.status = :status)\n  AND (:jobId::uuid IS NULL OR r.job_id = :jobId)\n  AND (:before::uuid IS NULL OR r.id < :before)\nORDER BY r.id DESC\nLIMIT :limit!::int\nOFFSET :offset!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   r.id, r.job_id, j.name AS job_name, r.version_id, v.number AS version, r.status, r.reason, r.triggered_by, r.priority, r.attempt,
 *   r.total_tasks,
 *   -- Without the controller, which is nobody's task.
 *   r.open_tasks - (r.finished_at IS NULL AND EXISTS (SELECT FROM scopes s WHERE s.run_id = r.id AND s.id = 0))::int AS "open_tasks!",
 *   r.bad_tasks, r.allowed_failures, r.rollback, r.parent_run_id, r.parent_seq, r.error, r.created_at, r.started_at, r.finished_at, r.paused_at,
 *   r.cancel_requested_at, r.retry_at, r.retries_left, r.rerun_of
 * FROM job_runs r
 * JOIN jobs j ON j.id = r.job_id
 * JOIN job_versions v ON v.id = r.version_id
 * WHERE r.project_id = :projectId!
 *   AND (:status::job_run_status IS NULL OR r.status = :status)
 *   AND (:jobId::uuid IS NULL OR r.job_id = :jobId)
 *   AND (:before::uuid IS NULL OR r.id < :before)
 * ORDER BY r.id DESC
 * LIMIT :limit!::int
 * OFFSET :offset!::int
 * ```
 */
export const listRunRows = new PreparedQuery<IListRunRowsParams,IListRunRowsResult>(listRunRowsIR);


