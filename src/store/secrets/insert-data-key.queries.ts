/** Types generated for queries found in "src/store/secrets/insert-data-key.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'InsertDataKeyRow' parameters type */
export interface IInsertDataKeyRowParams {
  id: string;
  kekId: string;
  projectId: string;
  wrapped: Buffer;
}

/** 'InsertDataKeyRow' return type */
export interface IInsertDataKeyRowResult {
  id: string;
  kek_id: string;
  project_id: string;
  wrapped: Buffer;
}

/** 'InsertDataKeyRow' query type */
export interface IInsertDataKeyRowQuery {
  params: IInsertDataKeyRowParams;
  result: IInsertDataKeyRowResult;
}

const insertDataKeyRowIR: any = {"usedParamSet":{"id":true,"projectId":true,"kekId":true,"wrapped":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":64,"b":67}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":70,"b":80}]},{"name":"kekId","required":true,"transform":{"type":"scalar"},"locs":[{"a":83,"b":89}]},{"name":"wrapped","required":true,"transform":{"type":"scalar"},"locs":[{"a":92,"b":100}]}],"statement":"INSERT INTO data_keys (id, project_id, kek_id, wrapped)\nVALUES (:id!, :projectId!, :kekId!, :wrapped!)\nON CONFLICT (project_id) WHERE active DO NOTHING\nRETURNING id, project_id, kek_id, wrapped"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO data_keys (id, project_id, kek_id, wrapped)
 * VALUES (:id!, :projectId!, :kekId!, :wrapped!)
 * ON CONFLICT (project_id) WHERE active DO NOTHING
 * RETURNING id, project_id, kek_id, wrapped
 * ```
 */
export const insertDataKeyRow = new PreparedQuery<IInsertDataKeyRowParams,IInsertDataKeyRowResult>(insertDataKeyRowIR);


