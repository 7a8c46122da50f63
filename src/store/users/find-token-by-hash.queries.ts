/** Types generated for queries found in "src/store/users/find-token-by-hash.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type user_role = 'admin' | 'operator' | 'owner' | 'viewer';

/** 'FindTokenByHashRow' parameters type */
export interface IFindTokenByHashRowParams {
  tokenHash: Buffer;
}

/** 'FindTokenByHashRow' return type */
export interface IFindTokenByHashRowResult {
  id: string;
  project_id: string;
  role: user_role;
  token_hash: Buffer;
  user_id: string;
  user_name: string;
  valid: boolean;
}

/** 'FindTokenByHashRow' query type */
export interface IFindTokenByHashRowQuery {
  params: IFindTokenByHashRowParams;
  result: IFindTokenByHashRowResult;
}

const findTokenByHashRowIR: any = {"usedParamSet":{"tokenHash":true},"params":[{"name":"tokenHash","required":true,"transform":{"type":"scalar"},"locs":[{"a":275,"b":285}]}],"statement":"SELECT\n  t.id, t.project_id, t.token_hash, u.id AS user_id, u.name AS user_name, u.role,\n  (t.revoked_at IS NULL AND u.disabled_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())) AS \"valid!\"\nFROM api_tokens t\nJOIN users u ON u.id = t.user_id\nWHERE t.token_hash = :tokenHash!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   t.id, t.project_id, t.token_hash, u.id AS user_id, u.name AS user_name, u.role,
 *   (t.revoked_at IS NULL AND u.disabled_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())) AS "valid!"
 * FROM api_tokens t
 * JOIN users u ON u.id = t.user_id
 * WHERE t.token_hash = :tokenHash!
 * ```
 */
export const findTokenByHashRow = new PreparedQuery<IFindTokenByHashRowParams,IFindTokenByHashRowResult>(findTokenByHashRowIR);


