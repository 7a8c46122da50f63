/** Types generated for queries found in "src/store/runs/load-task-results.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

export type numberArray = (number)[];

/** 'LoadTaskResults' parameters type */
export interface ILoadTaskResultsParams {
  runId: string;
  seqs: numberArray;
}

/** 'LoadTaskResults' return type */
export interface ILoadTaskResultsResult {
  name: string;
  output: string | null;
  outputs: JsonValue | null;
  seq: number;
  status: task_run_status;
}

/** 'LoadTaskResults' query type */
export interface ILoadTaskResultsQuery {
  params: ILoadTaskResultsParams;
  result: ILoadTaskResultsResult;
}

const loadTaskResultsIR: any = {"usedParamSet":{"runId":true,"seqs":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":72,"b":78}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":97,"b":102}]}],"statement":"SELECT seq, name, status, output, outputs\nFROM task_runs\nWHERE run_id = :runId!\n  AND seq = ANY (:seqs!::int[])"};

/**
 * Query generated from SQL:
 * ```
 * SELECT seq, name, status, output, outputs
 * FROM task_runs
 * WHERE run_id = :runId!
 *   AND seq = ANY (:seqs!::int[])
 * ```
 */
export const loadTaskResults = new PreparedQuery<ILoadTaskResultsParams,ILoadTaskResultsResult>(loadTaskResultsIR);


