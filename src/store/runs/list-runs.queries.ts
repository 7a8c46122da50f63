/** Types generated for queries found in "src/store/runs/list-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

export type job_run_statusArray = (job_run_status)[];

/** 'ListRunRows' parameters type */
export interface IListRunRowsParams {
  before?: string | null | void;
  createdAfter?: Date | null | void;
  createdBefore?: Date | null | void;
  idFrom?: string | null | void;
  idTo?: string | null | void;
  jobId?: string | null | void;
  limit: number;
  offset: number;
  projectId: string;
  search?: string | null | void;
  since?: string | null | void;
  statuses?: job_run_statusArray | null | void;
  triggeredBy?: string | null | void;
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

/** 'ListRunRows' query type */
export interface IListRunRowsQuery {
  params: IListRunRowsParams;
  result: IListRunRowsResult;
}

const listRunRowsIR: any = {"usedParamSet":{"projectId":true,"statuses":true,"jobId":true,"triggeredBy":true,"before":true,"since":true,"createdAfter":true,"createdBefore":true,"search":true,"idFrom":true,"idTo":true,"limit":true,"offset":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":670,"b":680}]},{"name":"statuses","required":false,"transform":{"type":"scalar"},"locs":[{"a":689,"b":697},{"a":744,"b":752}]},{"name":"jobId","required":false,"transform":{"type":"scalar"},"locs":[{"a":763,"b":768},{"a":798,"b":803}]},{"name":"triggeredBy","required":false,"transform":{"type":"scalar"},"locs":[{"a":813,"b":824},{"a":860,"b":871}]},{"name":"before","required":false,"transform":{"type":"scalar"},"locs":[{"a":881,"b":887},{"a":913,"b":919}]},{"name":"since","required":false,"transform":{"type":"scalar"},"locs":[{"a":929,"b":934},{"a":961,"b":966}]},{"name":"createdAfter","required":false,"transform":{"type":"scalar"},"locs":[{"a":976,"b":988},{"a":1030,"b":1042}]},{"name":"createdBefore","required":false,"transform":{"type":"scalar"},"locs":[{"a":1052,"b":1065},{"a":1106,"b":1119}]},{"name":"search","required":false,"transform":{"type":"scalar"},"locs":[{"a":1129,"b":1135},{"a":1167,"b":1173}]},{"name":"idFrom","required":false,"transform":{"type":"scalar"},"locs":[{"a":1191,"b":1197}]},{"name":"idTo","required":false,"transform":{"type":"scalar"},"locs":[{"a":1209,"b":1213}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":1247,"b":1253}]},{"name":"offset","required":true,"transform":{"type":"scalar"},"locs":[{"a":1267,"b":1274}]}],"statement":"SELECT\n  r.id, r.number, r.job_id, j.name AS job_name, r.version_id, v.number AS version, r.status, r.reason, r.triggered_by, r.priority, r.attempt,\n  r.total_tasks,\n  -- Without the controller, which is nobody's task.\n  r.open_tasks - (r.finished_at IS NULL AND EXISTS (SELECT FROM scopes s WHERE s.run_id = r.id AND s.id = 0))::int AS \"open_tasks!\",\n  r.bad_tasks, r.allowed_failures, r.rollback, r.parent_run_id, r.parent_seq, r.error, r.created_at, r.started_at, r.finished_at, r.paused_at,\n  r.cancel_requested_at, r.retry_at, r.retries_left, r.rerun_of\nFROM job_runs r\nJOIN jobs j ON j.id = r.job_id\nJOIN job_versions v ON v.id = r.version_id\nWHERE r.project_id = :projectId!\n  AND (:statuses::job_run_status[] IS NULL OR r.status = ANY (:statuses))\n  AND (:jobId::uuid IS NULL OR r.job_id = :jobId)\n  AND (:triggeredBy::text IS NULL OR r.triggered_by = :triggeredBy)\n  AND (:before::uuid IS NULL OR r.id < :before)\n  AND (:since::uuid IS NULL OR r.id >= :since)\n  AND (:createdAfter::timestamptz IS NULL OR r.created_at >= :createdAfter)\n  AND (:createdBefore::timestamptz IS NULL OR r.created_at < :createdBefore)\n  AND (:search::text IS NULL OR j.name ILIKE :search OR r.id BETWEEN :idFrom::uuid AND :idTo::uuid)\nORDER BY r.id DESC\nLIMIT :limit!::int\nOFFSET :offset!::int"};

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
 *   AND (:statuses::job_run_status[] IS NULL OR r.status = ANY (:statuses))
 *   AND (:jobId::uuid IS NULL OR r.job_id = :jobId)
 *   AND (:triggeredBy::text IS NULL OR r.triggered_by = :triggeredBy)
 *   AND (:before::uuid IS NULL OR r.id < :before)
 *   AND (:since::uuid IS NULL OR r.id >= :since)
 *   AND (:createdAfter::timestamptz IS NULL OR r.created_at >= :createdAfter)
 *   AND (:createdBefore::timestamptz IS NULL OR r.created_at < :createdBefore)
 *   AND (:search::text IS NULL OR j.name ILIKE :search OR r.id BETWEEN :idFrom::uuid AND :idTo::uuid)
 * ORDER BY r.id DESC
 * LIMIT :limit!::int
 * OFFSET :offset!::int
 * ```
 */
export const listRunRows = new PreparedQuery<IListRunRowsParams,IListRunRowsResult>(listRunRowsIR);


