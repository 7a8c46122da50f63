/** Types generated for queries found in "src/store/runs/load-task-results.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type skip_reason = 'child_skipped' | 'concurrency_conflict' | 'condition' | 'disabled' | 'exit_code' | 'not_taken' | 'rejected' | 'run_stopped' | 'timeout' | 'upstream_failed' | 'upstream_skipped';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

export type numberArray = (number)[];

/** 'LoadTaskResults' parameters type */
export interface ILoadTaskResultsParams {
  runId: string;
  seqs: numberArray;
}

/** 'LoadTaskResults' return type */
export interface ILoadTaskResultsResult {
  attempt: number;
  child_scope: number | null;
  error: JsonValue | null;
  finished_at: Date | null;
  item_index: number | null;
  item_key: string | null;
  name: string;
  node: number;
  output: string | null;
  outputs: JsonValue | null;
  seq: number;
  skip_reason: skip_reason | null;
  started_at: Date | null;
  status: task_run_status;
}

/** 'LoadTaskResults' query type */
export interface ILoadTaskResultsQuery {
  params: ILoadTaskResultsParams;
  result: ILoadTaskResultsResult;
}

const loadTaskResultsIR: any = {"usedParamSet":{"runId":true,"seqs":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":212,"b":218}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":237,"b":242}]}],"statement":"SELECT\n  seq, node, name, status, skip_reason, attempt_number(run_id, seq, attempt) AS \"attempt!\", started_at, finished_at, output, outputs, error, child_scope, item_key, item_index\nFROM task_runs\nWHERE run_id = :runId!\n  AND seq = ANY (:seqs!::int[])"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   seq, node, name, status, skip_reason, attempt_number(run_id, seq, attempt) AS "attempt!", started_at, finished_at, output, outputs, error, child_scope, item_key, item_index
 * FROM task_runs
 * WHERE run_id = :runId!
 *   AND seq = ANY (:seqs!::int[])
 * ```
 */
export const loadTaskResults = new PreparedQuery<ILoadTaskResultsParams,ILoadTaskResultsResult>(loadTaskResultsIR);


