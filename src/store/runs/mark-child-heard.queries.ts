/** Types generated for queries found in "src/store/runs/mark-child-heard.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'MarkChildHeard' parameters type */
export interface IMarkChildHeardParams {
  runId: string;
}

/** 'MarkChildHeard' return type */
export interface IMarkChildHeardResult {
  id: string;
}

/** 'MarkChildHeard' query type */
export interface IMarkChildHeardQuery {
  params: IMarkChildHeardParams;
  result: IMarkChildHeardResult;
}

const markChildHeardIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":52,"b":58}]}],"statement":"UPDATE job_runs\nSET parent_waits = false\nWHERE id = :runId!\n  AND parent_waits\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE job_runs
 * SET parent_waits = false
 * WHERE id = :runId!
 *   AND parent_waits
 * RETURNING id
 * ```
 */
export const markChildHeard = new PreparedQuery<IMarkChildHeardParams,IMarkChildHeardResult>(markChildHeardIR);


