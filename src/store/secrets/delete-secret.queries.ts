/** Types generated for queries found in "src/store/secrets/delete-secret.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'DeleteSecretRow' parameters type */
export interface IDeleteSecretRowParams {
  id: string;
  projectId: string;
}

/** 'DeleteSecretRow' return type */
export interface IDeleteSecretRowResult {
  id: string;
  name: string;
}

/** 'DeleteSecretRow' query type */
export interface IDeleteSecretRowQuery {
  params: IDeleteSecretRowParams;
  result: IDeleteSecretRowResult;
}

const deleteSecretRowIR: any = {"usedParamSet":{"projectId":true,"id":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":39,"b":49}]},{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":62,"b":65}]}],"statement":"DELETE FROM secrets\nWHERE project_id = :projectId!\n  AND id = :id!\nRETURNING id, name"};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM secrets
 * WHERE project_id = :projectId!
 *   AND id = :id!
 * RETURNING id, name
 * ```
 */
export const deleteSecretRow = new PreparedQuery<IDeleteSecretRowParams,IDeleteSecretRowResult>(deleteSecretRowIR);


