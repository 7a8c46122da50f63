/** Types generated for queries found in "src/store/secrets/insert-secret-version.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'InsertSecretVersionRow' parameters type */
export interface IInsertSecretVersionRowParams {
  ciphertext: Buffer;
  dataKeyId: string;
  iv: Buffer;
  projectId: string;
  secretId: string;
  tag: Buffer;
  version: number;
}

/** 'InsertSecretVersionRow' return type */
export type IInsertSecretVersionRowResult = void;

/** 'InsertSecretVersionRow' query type */
export interface IInsertSecretVersionRowQuery {
  params: IInsertSecretVersionRowParams;
  result: IInsertSecretVersionRowResult;
}

const insertSecretVersionRowIR: any = {"usedParamSet":{"projectId":true,"secretId":true,"version":true,"dataKeyId":true,"iv":true,"tag":true,"ciphertext":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":103,"b":113}]},{"name":"secretId","required":true,"transform":{"type":"scalar"},"locs":[{"a":116,"b":125}]},{"name":"version","required":true,"transform":{"type":"scalar"},"locs":[{"a":128,"b":136}]},{"name":"dataKeyId","required":true,"transform":{"type":"scalar"},"locs":[{"a":139,"b":149}]},{"name":"iv","required":true,"transform":{"type":"scalar"},"locs":[{"a":152,"b":155}]},{"name":"tag","required":true,"transform":{"type":"scalar"},"locs":[{"a":158,"b":162}]},{"name":"ciphertext","required":true,"transform":{"type":"scalar"},"locs":[{"a":165,"b":176}]}],"statement":"INSERT INTO secret_versions (project_id, secret_id, version, data_key_id, iv, tag, ciphertext)\nVALUES (:projectId!, :secretId!, :version!, :dataKeyId!, :iv!, :tag!, :ciphertext!)"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO secret_versions (project_id, secret_id, version, data_key_id, iv, tag, ciphertext)
 * VALUES (:projectId!, :secretId!, :version!, :dataKeyId!, :iv!, :tag!, :ciphertext!)
 * ```
 */
export const insertSecretVersionRow = new PreparedQuery<IInsertSecretVersionRowParams,IInsertSecretVersionRowResult>(insertSecretVersionRowIR);


