/** Types generated for queries found in "src/store/users/insert-user.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type user_role = 'admin' | 'operator' | 'owner' | 'viewer';

/** 'InsertUserRow' parameters type */
export interface IInsertUserRowParams {
  id: string;
  name: string;
  passwordHash: string;
  role: user_role;
}

/** 'InsertUserRow' return type */
export interface IInsertUserRowResult {
  id: string;
  name: string;
  role: user_role;
}

/** 'InsertUserRow' query type */
export interface IInsertUserRowQuery {
  params: IInsertUserRowParams;
  result: IInsertUserRowResult;
}

const insertUserRowIR: any = {"usedParamSet":{"id":true,"name":true,"passwordHash":true,"role":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":58,"b":61}]},{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":64,"b":69}]},{"name":"passwordHash","required":true,"transform":{"type":"scalar"},"locs":[{"a":72,"b":85}]},{"name":"role","required":true,"transform":{"type":"scalar"},"locs":[{"a":88,"b":93}]}],"statement":"INSERT INTO users (id, name, password_hash, role)\nVALUES (:id!, :name!, :passwordHash!, :role!)\nON CONFLICT (name) DO NOTHING\nRETURNING id, name, role"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO users (id, name, password_hash, role)
 * VALUES (:id!, :name!, :passwordHash!, :role!)
 * ON CONFLICT (name) DO NOTHING
 * RETURNING id, name, role
 * ```
 */
export const insertUserRow = new PreparedQuery<IInsertUserRowParams,IInsertUserRowResult>(insertUserRowIR);


