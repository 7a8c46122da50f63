/** Types generated for queries found in "src/store/runs/waiting/list-enclosing-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'ListEnclosingTaskRows' parameters type */
export interface IListEnclosingTaskRowsParams {
  runId: string;
  scopes: numberArray;
}

/** 'ListEnclosingTaskRows' return type */
export interface IListEnclosingTaskRowsResult {
  inside: number;
  layer: number;
  let_go: number | null;
  name: string;
  node: number;
  scope: number;
  started_at: Date | null;
}

/** 'ListEnclosingTaskRows' query type */
export interface IListEnclosingTaskRowsQuery {
  params: IListEnclosingTaskRowsParams;
  result: IListEnclosingTaskRowsResult;
}

const listEnclosingTaskRowsIR: any = {"usedParamSet":{"runId":true,"scopes":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":104,"b":110},{"a":255,"b":261},{"a":419,"b":425}]},{"name":"scopes","required":true,"transform":{"type":"scalar"},"locs":[{"a":130,"b":137}]}],"statement":"WITH RECURSIVE around AS (\n  SELECT id, parent_seq, parent_scope, let_go\n  FROM scopes\n  WHERE run_id = :runId!\n    AND id = ANY (:scopes!::int[])\n  UNION\n  SELECT s.id, s.parent_seq, s.parent_scope, s.let_go\n  FROM around a\n  JOIN scopes s ON s.run_id = :runId! AND s.id = a.parent_scope\n)\nSELECT a.id AS \"inside!\", a.let_go, t.node, t.layer, t.name, t.scope, t.started_at\nFROM around a\nJOIN task_runs t ON t.run_id = :runId! AND t.seq = a.parent_seq"};

/**
 * Query generated from SQL:
 * ```
 * WITH RECURSIVE around AS (
 *   SELECT id, parent_seq, parent_scope, let_go
 *   FROM scopes
 *   WHERE run_id = :runId!
 *     AND id = ANY (:scopes!::int[])
 *   UNION
 *   SELECT s.id, s.parent_seq, s.parent_scope, s.let_go
 *   FROM around a
 *   JOIN scopes s ON s.run_id = :runId! AND s.id = a.parent_scope
 * )
 * SELECT a.id AS "inside!", a.let_go, t.node, t.layer, t.name, t.scope, t.started_at
 * FROM around a
 * JOIN task_runs t ON t.run_id = :runId! AND t.seq = a.parent_seq
 * ```
 */
export const listEnclosingTaskRows = new PreparedQuery<IListEnclosingTaskRowsParams,IListEnclosingTaskRowsResult>(listEnclosingTaskRowsIR);


