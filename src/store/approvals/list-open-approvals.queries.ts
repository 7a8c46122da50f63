/** Types generated for queries found in "src/store/approvals/list-open-approvals.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'ListOpenApprovalRows' parameters type */
export interface IListOpenApprovalRowsParams {
  limit: number;
  projectId: string;
}

/** 'ListOpenApprovalRows' return type */
export interface IListOpenApprovalRowsResult {
  attempt: number;
  fire_at: Date;
  job_id: string;
  job_name: string;
  name: string;
  node: number;
  number: number;
  progress: JsonValue | null;
  run_id: string;
  seq: number;
  started_at: Date | null;
  started_by: string;
  status: job_run_status;
  version_id: string;
}

/** 'ListOpenApprovalRows' query type */
export interface IListOpenApprovalRowsQuery {
  params: IListOpenApprovalRowsParams;
  result: IListOpenApprovalRowsResult;
}

const listOpenApprovalRowsIR: any = {"usedParamSet":{"projectId":true,"limit":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":360,"b":370}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":529,"b":535}]}],"statement":"SELECT\n  t.run_id, t.seq, t.node, t.name, t.attempt, t.progress, tm.fire_at, r.version_id, r.job_id, j.name AS job_name, r.number, r.status,\n  r.started_by, t.started_at\nFROM timers tm\nJOIN task_runs t ON t.run_id = tm.run_id AND t.seq = tm.seq AND t.attempt = tm.attempt\nJOIN job_runs r ON r.id = t.run_id\nJOIN jobs j ON j.id = r.job_id\nWHERE tm.project_id = :projectId!\n  AND tm.kind = 'task_wake'\n  AND t.status = 'waiting'\n  AND t.progress ->> 'kind' = 'approval'\n  AND r.finished_at IS NULL\nORDER BY tm.fire_at, tm.id\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   t.run_id, t.seq, t.node, t.name, t.attempt, t.progress, tm.fire_at, r.version_id, r.job_id, j.name AS job_name, r.number, r.status,
 *   r.started_by, t.started_at
 * FROM timers tm
 * JOIN task_runs t ON t.run_id = tm.run_id AND t.seq = tm.seq AND t.attempt = tm.attempt
 * JOIN job_runs r ON r.id = t.run_id
 * JOIN jobs j ON j.id = r.job_id
 * WHERE tm.project_id = :projectId!
 *   AND tm.kind = 'task_wake'
 *   AND t.status = 'waiting'
 *   AND t.progress ->> 'kind' = 'approval'
 *   AND r.finished_at IS NULL
 * ORDER BY tm.fire_at, tm.id
 * LIMIT :limit!::int
 * ```
 */
export const listOpenApprovalRows = new PreparedQuery<IListOpenApprovalRowsParams,IListOpenApprovalRowsResult>(listOpenApprovalRowsIR);


