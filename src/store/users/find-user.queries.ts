/** Types generated for queries found in "src/store/users/find-user.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type user_role = 'admin' | 'operator' | 'owner' | 'viewer';

/** 'FindUserRow' parameters type */
export interface IFindUserRowParams {
  name?: string | null | void;
  role?: user_role | null | void;
}

/** 'FindUserRow' return type */
export interface IFindUserRowResult {
  disabled_at: Date | null;
  id: string;
  name: string;
  password_hash: string;
  role: user_role;
}

/** 'FindUserRow' query type */
export interface IFindUserRowQuery {
  params: IFindUserRowParams;
  result: IFindUserRowResult;
}

const findUserRowIR: any = {"usedParamSet":{"name":true,"role":true},"params":[{"name":"name","required":false,"transform":{"type":"scalar"},"locs":[{"a":74,"b":78},{"a":86,"b":90}]},{"name":"role","required":false,"transform":{"type":"scalar"},"locs":[{"a":117,"b":121}]}],"statement":"SELECT id, name, role, password_hash, disabled_at\nFROM users\nWHERE name = :name\n  OR (:name::text IS NULL AND role = :role)\nORDER BY created_at\nLIMIT 1"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id, name, role, password_hash, disabled_at
 * FROM users
 * WHERE name = :name
 *   OR (:name::text IS NULL AND role = :role)
 * ORDER BY created_at
 * LIMIT 1
 * ```
 */
export const findUserRow = new PreparedQuery<IFindUserRowParams,IFindUserRowResult>(findUserRowIR);


