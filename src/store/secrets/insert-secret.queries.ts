/** Types generated for queries found in "src/store/secrets/insert-secret.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'InsertSecretRow' parameters type */
export interface IInsertSecretRowParams {
  id: string;
  name: string;
  projectId: string;
}

/** 'InsertSecretRow' return type */
export interface IInsertSecretRowResult {
  created_at: Date;
  id: string;
  last_used_at: Date | null;
  name: string;
  project_id: string;
  updated_at: Date;
  version: number;
}

/** 'InsertSecretRow' query type */
export interface IInsertSecretRowQuery {
  params: IInsertSecretRowParams;
  result: IInsertSecretRowResult;
}

const insertSecretRowIR: any = {"usedParamSet":{"id":true,"projectId":true,"name":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":51,"b":54}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":57,"b":67}]},{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":70,"b":75}]}],"statement":"INSERT INTO secrets (id, project_id, name)\nVALUES (:id!, :projectId!, :name!)\nON CONFLICT (project_id, name) DO NOTHING\nRETURNING id, project_id, name, version, created_at, updated_at, last_used_at"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO secrets (id, project_id, name)
 * VALUES (:id!, :projectId!, :name!)
 * ON CONFLICT (project_id, name) DO NOTHING
 * RETURNING id, project_id, name, version, created_at, updated_at, last_used_at
 * ```
 */
export const insertSecretRow = new PreparedQuery<IInsertSecretRowParams,IInsertSecretRowResult>(insertSecretRowIR);


