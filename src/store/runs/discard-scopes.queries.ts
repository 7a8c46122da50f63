/** Types generated for queries found in "src/store/runs/discard-scopes.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'DiscardScopeRows' parameters type */
export interface IDiscardScopeRowsParams {
  ids: numberArray;
  runId: string;
}

/** 'DiscardScopeRows' return type */
export type IDiscardScopeRowsResult = void;

/** 'DiscardScopeRows' query type */
export interface IDiscardScopeRowsQuery {
  params: IDiscardScopeRowsParams;
  result: IDiscardScopeRowsResult;
}

const discardScopeRowsIR: any = {"usedParamSet":{"runId":true,"ids":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":58,"b":64},{"a":137,"b":143}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":84,"b":88},{"a":164,"b":168}]}],"statement":"WITH discarded AS (\n  DELETE FROM scopes\n  WHERE run_id = :runId!\n    AND id = ANY (:ids!::int[])\n)\nDELETE FROM task_runs\nWHERE run_id = :runId!\n  AND scope = ANY (:ids!::int[])"};

/**
 * Query generated from SQL:
 * ```
 * WITH discarded AS (
 *   DELETE FROM scopes
 *   WHERE run_id = :runId!
 *     AND id = ANY (:ids!::int[])
 * )
 * DELETE FROM task_runs
 * WHERE run_id = :runId!
 *   AND scope = ANY (:ids!::int[])
 * ```
 */
export const discardScopeRows = new PreparedQuery<IDiscardScopeRowsParams,IDiscardScopeRowsResult>(discardScopeRowsIR);


