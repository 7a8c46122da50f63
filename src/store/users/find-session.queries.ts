/** Types generated for queries found in "src/store/users/find-session.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type user_role = 'admin' | 'operator' | 'owner' | 'viewer';

/** 'FindSessionRow' parameters type */
export interface IFindSessionRowParams {
  idleMs: number;
  secretHash: Buffer;
}

/** 'FindSessionRow' return type */
export interface IFindSessionRowResult {
  expires_at: Date;
  id: string;
  project_id: string;
  role: user_role;
  token_id: string;
  user_id: string;
  user_name: string;
  valid: boolean;
}

/** 'FindSessionRow' query type */
export interface IFindSessionRowQuery {
  params: IFindSessionRowParams;
  result: IFindSessionRowResult;
}

const findSessionRowIR: any = {"usedParamSet":{"idleMs":true,"secretHash":true},"params":[{"name":"idleMs","required":true,"transform":{"type":"scalar"},"locs":[{"a":169,"b":176}]},{"name":"secretHash","required":true,"transform":{"type":"scalar"},"locs":[{"a":452,"b":463}]}],"statement":"SELECT\n  s.id, s.expires_at, t.id AS token_id, t.project_id, u.id AS user_id, u.name AS user_name, u.role,\n  (\n    s.expires_at > now()\n    AND s.last_used_at > now() - :idleMs!::bigint * interval '1 millisecond'\n    AND t.revoked_at IS NULL\n    AND u.disabled_at IS NULL\n    AND (t.expires_at IS NULL OR t.expires_at > now())\n  ) AS \"valid!\"\nFROM sessions s\nJOIN api_tokens t ON t.id = s.token_id\nJOIN users u ON u.id = t.user_id\nWHERE s.token_hash = :secretHash!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   s.id, s.expires_at, t.id AS token_id, t.project_id, u.id AS user_id, u.name AS user_name, u.role,
 *   (
 *     s.expires_at > now()
 *     AND s.last_used_at > now() - :idleMs!::bigint * interval '1 millisecond'
 *     AND t.revoked_at IS NULL
 *     AND u.disabled_at IS NULL
 *     AND (t.expires_at IS NULL OR t.expires_at > now())
 *   ) AS "valid!"
 * FROM sessions s
 * JOIN api_tokens t ON t.id = s.token_id
 * JOIN users u ON u.id = t.user_id
 * WHERE s.token_hash = :secretHash!
 * ```
 */
export const findSessionRow = new PreparedQuery<IFindSessionRowParams,IFindSessionRowResult>(findSessionRowIR);


