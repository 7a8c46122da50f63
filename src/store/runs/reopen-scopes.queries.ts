/** Types generated for queries found in "src/store/runs/reopen-scopes.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'ReopenScopeRows' parameters type */
export interface IReopenScopeRowsParams {
  bads: numberArray;
  ids: numberArray;
  opens: numberArray;
  runId: string;
}

/** 'ReopenScopeRows' return type */
export type IReopenScopeRowsResult = void;

/** 'ReopenScopeRows' query type */
export interface IReopenScopeRowsQuery {
  params: IReopenScopeRowsParams;
  result: IReopenScopeRowsResult;
}

const reopenScopeRowsIR: any = {"usedParamSet":{"ids":true,"opens":true,"bads":true,"runId":true},"params":[{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":97,"b":101}]},{"name":"opens","required":true,"transform":{"type":"scalar"},"locs":[{"a":111,"b":117}]},{"name":"bads","required":true,"transform":{"type":"scalar"},"locs":[{"a":127,"b":132}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":180,"b":186}]}],"statement":"UPDATE scopes s\nSET\n  open = r.open,\n  bad = r.bad,\n  let_go = NULL,\n  halted = NULL\nFROM unnest(:ids!::int[], :opens!::int[], :bads!::int[]) AS r (id, open, bad)\nWHERE s.run_id = :runId!\n  AND s.id = r.id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE scopes s
 * SET
 *   open = r.open,
 *   bad = r.bad,
 *   let_go = NULL,
 *   halted = NULL
 * FROM unnest(:ids!::int[], :opens!::int[], :bads!::int[]) AS r (id, open, bad)
 * WHERE s.run_id = :runId!
 *   AND s.id = r.id
 * ```
 */
export const reopenScopeRows = new PreparedQuery<IReopenScopeRowsParams,IReopenScopeRowsResult>(reopenScopeRowsIR);


