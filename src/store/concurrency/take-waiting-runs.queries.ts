/** Types generated for queries found in "src/store/concurrency/take-waiting-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'TakeWaitingRuns' parameters type */
export interface ITakeWaitingRunsParams {
  key: string;
  projectId: string;
}

/** 'TakeWaitingRuns' return type */
export interface ITakeWaitingRunsResult {
  runId: string;
}

/** 'TakeWaitingRuns' query type */
export interface ITakeWaitingRunsQuery {
  params: ITakeWaitingRunsParams;
  result: ITakeWaitingRunsResult;
}

const takeWaitingRunsIR: any = {"usedParamSet":{"projectId":true,"key":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":51,"b":61}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":75,"b":79}]}],"statement":"DELETE FROM concurrency_waiters\nWHERE project_id = :projectId!\n  AND key = :key!\n  AND seq IS NULL\nRETURNING run_id AS \"runId!\""};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM concurrency_waiters
 * WHERE project_id = :projectId!
 *   AND key = :key!
 *   AND seq IS NULL
 * RETURNING run_id AS "runId!"
 * ```
 */
export const takeWaitingRuns = new PreparedQuery<ITakeWaitingRunsParams,ITakeWaitingRunsResult>(takeWaitingRunsIR);


