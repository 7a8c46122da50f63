/** Types generated for queries found in "src/store/runs/waiting/list-open-compensations.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../../base/json.ts';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

/** 'ListOpenCompensationRows' parameters type */
export interface IListOpenCompensationRowsParams {
  runId: string;
  scope: number;
}

/** 'ListOpenCompensationRows' return type */
export interface IListOpenCompensationRowsResult {
  before: JsonValue | null;
  name: string;
  seq: number;
  since: Date | null;
  status: task_run_status;
}

/** 'ListOpenCompensationRows' query type */
export interface IListOpenCompensationRowsQuery {
  params: IListOpenCompensationRowsParams;
  result: IListOpenCompensationRowsResult;
}

const listOpenCompensationRowsIR: any = {"usedParamSet":{"runId":true,"scope":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":173,"b":179}]},{"name":"scope","required":true,"transform":{"type":"scalar"},"locs":[{"a":195,"b":201}]}],"statement":"SELECT\n  seq, name, status, CASE WHEN status IN ('running', 'waiting') THEN started_at ELSE queued_at END AS since, item -> 'before' AS before\nFROM task_runs\nWHERE run_id = :runId!\n  AND scope = :scope!\n  AND status IN ('pending', 'queued', 'running', 'retrying', 'waiting')\nORDER BY seq"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   seq, name, status, CASE WHEN status IN ('running', 'waiting') THEN started_at ELSE queued_at END AS since, item -> 'before' AS before
 * FROM task_runs
 * WHERE run_id = :runId!
 *   AND scope = :scope!
 *   AND status IN ('pending', 'queued', 'running', 'retrying', 'waiting')
 * ORDER BY seq
 * ```
 */
export const listOpenCompensationRows = new PreparedQuery<IListOpenCompensationRowsParams,IListOpenCompensationRowsResult>(listOpenCompensationRowsIR);


