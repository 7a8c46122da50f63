/** Types generated for queries found in "src/store/secrets/list-secrets.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListSecretRows' parameters type */
export interface IListSecretRowsParams {
  projectId: string;
}

/** 'ListSecretRows' return type */
export interface IListSecretRowsResult {
  created_at: Date;
  id: string;
  last_used_at: Date | null;
  name: string;
  project_id: string;
  updated_at: Date;
  version: number;
}

/** 'ListSecretRows' query type */
export interface IListSecretRowsQuery {
  params: IListSecretRowsParams;
  result: IListSecretRowsResult;
}

const listSecretRowsIR: any = {"usedParamSet":{"projectId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":107,"b":117}]}],"statement":"SELECT id, project_id, name, version, created_at, updated_at, last_used_at\nFROM secrets\nWHERE project_id = :projectId!\nORDER BY name, id"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id, project_id, name, version, created_at, updated_at, last_used_at
 * FROM secrets
 * WHERE project_id = :projectId!
 * ORDER BY name, id
 * ```
 */
export const listSecretRows = new PreparedQuery<IListSecretRowsParams,IListSecretRowsResult>(listSecretRowsIR);


