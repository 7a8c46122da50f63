/** Types generated for queries found in "src/store/runs/get-scope.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type failure_policy = 'cancel' | 'continue' | 'stop';

/** 'GetScopeRow' parameters type */
export interface IGetScopeRowParams {
  runId: string;
  scope: number;
}

/** 'GetScopeRow' return type */
export interface IGetScopeRowResult {
  bad: number;
  halted: failure_policy | null;
  on_failure: failure_policy;
  open: number;
  size: number;
}

/** 'GetScopeRow' query type */
export interface IGetScopeRowQuery {
  params: IGetScopeRowParams;
  result: IGetScopeRowResult;
}

const getScopeRowIR: any = {"usedParamSet":{"runId":true,"scope":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":70,"b":76}]},{"name":"scope","required":true,"transform":{"type":"scalar"},"locs":[{"a":89,"b":95}]}],"statement":"SELECT size, open, bad, halted, on_failure\nFROM scopes\nWHERE run_id = :runId!\n  AND id = :scope!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT size, open, bad, halted, on_failure
 * FROM scopes
 * WHERE run_id = :runId!
 *   AND id = :scope!
 * ```
 */
export const getScopeRow = new PreparedQuery<IGetScopeRowParams,IGetScopeRowResult>(getScopeRowIR);


