/** Types generated for queries found in "src/store/runs/load-rerun-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type skip_reason = 'child_skipped' | 'concurrency_conflict' | 'condition' | 'disabled' | 'exit_code' | 'not_taken' | 'rejected' | 'run_stopped' | 'timeout' | 'upstream_failed' | 'upstream_skipped';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

export type numberArray = (number)[];

/** 'LoadRerunTaskRows' parameters type */
export interface ILoadRerunTaskRowsParams {
  compensations: numberArray;
  runId: string;
}

/** 'LoadRerunTaskRows' return type */
export interface ILoadRerunTaskRowsResult {
  attempt: number;
  child_scope: number | null;
  compensation: JsonValue | null;
  finished_at: Date | null;
  layer: number;
  name: string;
  node: number;
  scope: number;
  seq: number;
  skip_reason: skip_reason | null;
  status: task_run_status;
}

/** 'LoadRerunTaskRows' query type */
export interface ILoadRerunTaskRowsQuery {
  params: ILoadRerunTaskRowsParams;
  result: ILoadRerunTaskRowsResult;
}

const loadRerunTaskRowsIR: any = {"usedParamSet":{"compensations":true,"runId":true},"params":[{"name":"compensations","required":true,"transform":{"type":"scalar"},"locs":[{"a":120,"b":134}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":204,"b":210}]}],"statement":"SELECT\n  seq, node, scope, layer, name, status, skip_reason, child_scope, attempt, finished_at,\n  CASE WHEN node = ANY (:compensations!::int[]) THEN item END AS compensation\nFROM task_runs\nWHERE run_id = :runId!\nORDER BY seq"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   seq, node, scope, layer, name, status, skip_reason, child_scope, attempt, finished_at,
 *   CASE WHEN node = ANY (:compensations!::int[]) THEN item END AS compensation
 * FROM task_runs
 * WHERE run_id = :runId!
 * ORDER BY seq
 * ```
 */
export const loadRerunTaskRows = new PreparedQuery<ILoadRerunTaskRowsParams,ILoadRerunTaskRowsResult>(loadRerunTaskRowsIR);


