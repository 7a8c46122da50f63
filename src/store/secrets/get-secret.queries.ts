/** Types generated for queries found in "src/store/secrets/get-secret.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'GetSecretRow' parameters type */
export interface IGetSecretRowParams {
  id: string;
  projectId: string;
}

/** 'GetSecretRow' return type */
export interface IGetSecretRowResult {
  created_at: Date;
  id: string;
  last_used_at: Date | null;
  name: string;
  project_id: string;
  updated_at: Date;
  version: number;
}

/** 'GetSecretRow' query type */
export interface IGetSecretRowQuery {
  params: IGetSecretRowParams;
  result: IGetSecretRowResult;
}

const getSecretRowIR: any = {"usedParamSet":{"projectId":true,"id":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":107,"b":117}]},{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":130,"b":133}]}],"statement":"SELECT id, project_id, name, version, created_at, updated_at, last_used_at\nFROM secrets\nWHERE project_id = :projectId!\n  AND id = :id!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id, project_id, name, version, created_at, updated_at, last_used_at
 * FROM secrets
 * WHERE project_id = :projectId!
 *   AND id = :id!
 * ```
 */
export const getSecretRow = new PreparedQuery<IGetSecretRowParams,IGetSecretRowResult>(getSecretRowIR);


