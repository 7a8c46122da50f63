/** Types generated for queries found in "src/store/runs/load-rerun-scopes.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'LoadRerunScopeRows' parameters type */
export interface ILoadRerunScopeRowsParams {
  runId: string;
}

/** 'LoadRerunScopeRows' return type */
export interface ILoadRerunScopeRowsResult {
  bad: number;
  id: number;
  parent_seq: number;
}

/** 'LoadRerunScopeRows' query type */
export interface ILoadRerunScopeRowsQuery {
  params: ILoadRerunScopeRowsParams;
  result: ILoadRerunScopeRowsResult;
}

const loadRerunScopeRowsIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":54,"b":60}]}],"statement":"SELECT id, parent_seq, bad\nFROM scopes\nWHERE run_id = :runId!\nORDER BY id"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id, parent_seq, bad
 * FROM scopes
 * WHERE run_id = :runId!
 * ORDER BY id
 * ```
 */
export const loadRerunScopeRows = new PreparedQuery<ILoadRerunScopeRowsParams,ILoadRerunScopeRowsResult>(loadRerunScopeRowsIR);


