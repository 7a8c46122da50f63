/** Types generated for queries found in "src/store/users/find-token.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type user_role = 'admin' | 'operator' | 'owner' | 'viewer';

/** 'FindTokenRow' parameters type */
export interface IFindTokenRowParams {
  id: string;
}

/** 'FindTokenRow' return type */
export interface IFindTokenRowResult {
  id: string;
  project_id: string;
  role: user_role;
  token_hash: Buffer;
  user_id: string;
  user_name: string;
  valid: boolean;
}

/** 'FindTokenRow' query type */
export interface IFindTokenRowQuery {
  params: IFindTokenRowParams;
  result: IFindTokenRowResult;
}

const findTokenRowIR: any = {"usedParamSet":{"id":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":267,"b":270}]}],"statement":"SELECT\n  t.id, t.project_id, t.token_hash, u.id AS user_id, u.name AS user_name, u.role,\n  (t.revoked_at IS NULL AND u.disabled_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())) AS \"valid!\"\nFROM api_tokens t\nJOIN users u ON u.id = t.user_id\nWHERE t.id = :id!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   t.id, t.project_id, t.token_hash, u.id AS user_id, u.name AS user_name, u.role,
 *   (t.revoked_at IS NULL AND u.disabled_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())) AS "valid!"
 * FROM api_tokens t
 * JOIN users u ON u.id = t.user_id
 * WHERE t.id = :id!
 * ```
 */
export const findTokenRow = new PreparedQuery<IFindTokenRowParams,IFindTokenRowResult>(findTokenRowIR);


