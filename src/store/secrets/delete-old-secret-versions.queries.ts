/** Types generated for queries found in "src/store/secrets/delete-old-secret-versions.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'DeleteOldSecretVersionRows' parameters type */
export interface IDeleteOldSecretVersionRowsParams {
  oldestKept: number;
  projectId: string;
  secretId: string;
}

/** 'DeleteOldSecretVersionRows' return type */
export type IDeleteOldSecretVersionRowsResult = void;

/** 'DeleteOldSecretVersionRows' query type */
export interface IDeleteOldSecretVersionRowsQuery {
  params: IDeleteOldSecretVersionRowsParams;
  result: IDeleteOldSecretVersionRowsResult;
}

const deleteOldSecretVersionRowsIR: any = {"usedParamSet":{"projectId":true,"secretId":true,"oldestKept":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":47,"b":57}]},{"name":"secretId","required":true,"transform":{"type":"scalar"},"locs":[{"a":77,"b":86}]},{"name":"oldestKept","required":true,"transform":{"type":"scalar"},"locs":[{"a":104,"b":115}]}],"statement":"DELETE FROM secret_versions\nWHERE project_id = :projectId!\n  AND secret_id = :secretId!\n  AND version < :oldestKept!::int"};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM secret_versions
 * WHERE project_id = :projectId!
 *   AND secret_id = :secretId!
 *   AND version < :oldestKept!::int
 * ```
 */
export const deleteOldSecretVersionRows = new PreparedQuery<IDeleteOldSecretVersionRowsParams,IDeleteOldSecretVersionRowsResult>(deleteOldSecretVersionRowsIR);


