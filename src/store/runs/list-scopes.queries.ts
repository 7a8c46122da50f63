/** Types generated for queries found in "src/store/runs/list-scopes.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListScopeRows' parameters type */
export interface IListScopeRowsParams {
  runId: string;
}

/** 'ListScopeRows' return type */
export interface IListScopeRowsResult {
  id: number;
  parentSeq: number;
}

/** 'ListScopeRows' query type */
export interface IListScopeRowsQuery {
  params: IListScopeRowsParams;
  result: IListScopeRowsResult;
}

const listScopeRowsIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":64,"b":70}]}],"statement":"SELECT id, parent_seq AS \"parentSeq\"\nFROM scopes\nWHERE run_id = :runId!\nORDER BY id"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id, parent_seq AS "parentSeq"
 * FROM scopes
 * WHERE run_id = :runId!
 * ORDER BY id
 * ```
 */
export const listScopeRows = new PreparedQuery<IListScopeRowsParams,IListScopeRowsResult>(listScopeRowsIR);


