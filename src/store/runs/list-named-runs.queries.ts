/** Types generated for queries found in "src/store/runs/list-named-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

export type stringArray = (string)[];

/** 'ListNamedRunRows' parameters type */
export interface IListNamedRunRowsParams {
  ids: stringArray;
  projectId: string;
}

/** 'ListNamedRunRows' return type */
export interface IListNamedRunRowsResult {
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
  number: number;
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

/** 'ListNamedRunRows' query type */
export interface IListNamedRunRowsQuery {
  params: IListNamedRunRowsParams;
  result: IListNamedRunRowsResult;
}

const listNamedRunRowsIR: any = {"usedParamSet":{"projectId":true,"ids":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":670,"b":680}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":700,"b":704}]}],"statement":"SELECT\n  r.id, r.number, r.job_id, j.name AS job_name, r.version_id, v.number AS version, r.status, r.reason, r.triggered_by, r.priority, r.attempt,\n  r.total_tasks,\n  -- Without the controller, which is nobody's task.\n  r.open_tasks - (r.finished_at IS NULL AND EXISTS (SELECT FROM scopes s WHERE s.run_id = r.id AND s.id = 0))::int AS \"open_tasks!\",\n  r.bad_tasks, r.allowed_failures, r.rollback, r.parent_run_id, r.parent_seq, r.error, r.created_at, r.started_at, r.finished_at, r.paused_at,\n  r.cancel_requested_at, r.retry_at, r.retries_left, r.rerun_of\nFROM job_runs r\nJOIN jobs j ON j.id = r.job_id\nJOIN job_versions v ON v.id = r.version_id\nWHERE r.project_id = :projectId!\n  AND r.id = ANY (:ids!::uuid[])\nORDER BY r.id DESC"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   r.id, r.number, r.job_id, j.name AS job_name, r.version_id, v.number AS version, r.status, r.reason, r.triggered_by, r.priority, r.attempt,
 *   r.total_tasks,
 *   -- Without the controller, which is nobody's task.
 *   r.open_tasks - (r.finished_at IS NULL AND EXISTS (SELECT FROM scopes s WHERE s.run_id = r.id AND s.id = 0))::int AS "open_tasks!",
 *   r.bad_tasks, r.allowed_failures, r.rollback, r.parent_run_id, r.parent_seq, r.error, r.created_at, r.started_at, r.finished_at, r.paused_at,
 *   r.cancel_requested_at, r.retry_at, r.retries_left, r.rerun_of
 * FROM job_runs r
 * JOIN jobs j ON j.id = r.job_id
 * JOIN job_versions v ON v.id = r.version_id
 * WHERE r.project_id = :projectId!
 *   AND r.id = ANY (:ids!::uuid[])
 * ORDER BY r.id DESC
 * ```
 */
export const listNamedRunRows = new PreparedQuery<IListNamedRunRowsParams,IListNamedRunRowsResult>(listNamedRunRowsIR);


