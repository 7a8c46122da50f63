/** Types generated for queries found in "src/store/runs/get-open-approval.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'GetOpenApprovalRow' parameters type */
export interface IGetOpenApprovalRowParams {
  projectId: string;
  runId: string;
  seq: number;
}

/** 'GetOpenApprovalRow' return type */
export interface IGetOpenApprovalRowResult {
  attempt: number;
  node: number;
  progress: JsonValue | null;
  startedBy: string;
  status: job_run_status;
  versionId: string;
}

/** 'GetOpenApprovalRow' query type */
export interface IGetOpenApprovalRowQuery {
  params: IGetOpenApprovalRowParams;
  result: IGetOpenApprovalRowResult;
}

const getOpenApprovalRowIR: any = {"usedParamSet":{"projectId":true,"runId":true,"seq":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":180,"b":190}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":209,"b":215}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":231,"b":235}]}],"statement":"SELECT t.node, t.attempt, t.progress, r.version_id AS \"versionId!\", r.started_by AS \"startedBy!\", r.status\nFROM task_runs t\nJOIN job_runs r ON r.id = t.run_id\nWHERE t.project_id = :projectId!\n  AND t.run_id = :runId!\n  AND t.seq = :seq!\n  AND t.status = 'waiting'\n  AND t.progress ->> 'kind' = 'approval'"};

/**
 * Query generated from SQL:
 * ```
 * SELECT t.node, t.attempt, t.progress, r.version_id AS "versionId!", r.started_by AS "startedBy!", r.status
 * FROM task_runs t
 * JOIN job_runs r ON r.id = t.run_id
 * WHERE t.project_id = :projectId!
 *   AND t.run_id = :runId!
 *   AND t.seq = :seq!
 *   AND t.status = 'waiting'
 *   AND t.progress ->> 'kind' = 'approval'
 * ```
 */
export const getOpenApprovalRow = new PreparedQuery<IGetOpenApprovalRowParams,IGetOpenApprovalRowResult>(getOpenApprovalRowIR);


