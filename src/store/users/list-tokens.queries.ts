/** Types generated for queries found in "src/store/users/list-tokens.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type user_role = 'admin' | 'operator' | 'owner' | 'viewer';

/** 'ListTokenRows' parameters type */
export interface IListTokenRowsParams {
  limit: number;
  projectId: string;
}

/** 'ListTokenRows' return type */
export interface IListTokenRowsResult {
  created_at: Date;
  expires_at: Date | null;
  id: string;
  last_used_at: Date | null;
  name: string;
  revoked_at: Date | null;
  role: user_role;
  user_id: string;
  user_name: string;
}

/** 'ListTokenRows' query type */
export interface IListTokenRowsQuery {
  params: IListTokenRowsParams;
  result: IListTokenRowsResult;
}

const listTokenRowsIR: any = {"usedParamSet":{"projectId":true,"limit":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":192,"b":202}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":248,"b":254}]}],"statement":"SELECT\n  t.id, t.name, t.user_id, u.name AS user_name, u.role, t.created_at, t.last_used_at, t.expires_at, t.revoked_at\nFROM api_tokens t\nJOIN users u ON u.id = t.user_id\nWHERE t.project_id = :projectId!\nORDER BY t.created_at DESC, t.id DESC\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   t.id, t.name, t.user_id, u.name AS user_name, u.role, t.created_at, t.last_used_at, t.expires_at, t.revoked_at
 * FROM api_tokens t
 * JOIN users u ON u.id = t.user_id
 * WHERE t.project_id = :projectId!
 * ORDER BY t.created_at DESC, t.id DESC
 * LIMIT :limit!::int
 * ```
 */
export const listTokenRows = new PreparedQuery<IListTokenRowsParams,IListTokenRowsResult>(listTokenRowsIR);


