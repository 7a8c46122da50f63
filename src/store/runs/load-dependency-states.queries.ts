/** Types generated for queries found in "src/store/runs/load-dependency-states.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type skip_reason = 'child_skipped' | 'concurrency_conflict' | 'condition' | 'disabled' | 'exit_code' | 'not_taken' | 'rejected' | 'run_stopped' | 'timeout' | 'upstream_failed' | 'upstream_skipped';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

export type numberArray = (number)[];

/** 'LoadDependencyStateRows' parameters type */
export interface ILoadDependencyStateRowsParams {
  runId: string;
  seqs: numberArray;
}

/** 'LoadDependencyStateRows' return type */
export interface ILoadDependencyStateRowsResult {
  node: number;
  skip_cascades: boolean;
  skip_reason: skip_reason | null;
  status: task_run_status;
}

/** 'LoadDependencyStateRows' query type */
export interface ILoadDependencyStateRowsQuery {
  params: ILoadDependencyStateRowsParams;
  result: ILoadDependencyStateRowsResult;
}

const loadDependencyStateRowsIR: any = {"usedParamSet":{"runId":true,"seqs":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":78,"b":84}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":103,"b":108}]}],"statement":"SELECT node, status, skip_reason, skip_cascades\nFROM task_runs\nWHERE run_id = :runId!\n  AND seq = ANY (:seqs!::int[])"};

/**
 * Query generated from SQL:
 * ```
 * SELECT node, status, skip_reason, skip_cascades
 * FROM task_runs
 * WHERE run_id = :runId!
 *   AND seq = ANY (:seqs!::int[])
 * ```
 */
export const loadDependencyStateRows = new PreparedQuery<ILoadDependencyStateRowsParams,ILoadDependencyStateRowsResult>(loadDependencyStateRowsIR);


