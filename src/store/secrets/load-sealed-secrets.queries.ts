/** Types generated for queries found in "src/store/secrets/load-sealed-secrets.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'LoadSealedSecretRows' parameters type */
export interface ILoadSealedSecretRowsParams {
  names: stringArray;
  projectId: string;
}

/** 'LoadSealedSecretRows' return type */
export interface ILoadSealedSecretRowsResult {
  ciphertext: Buffer;
  data_key_id: string;
  id: string;
  iv: Buffer;
  kek_id: string;
  name: string;
  project_id: string;
  tag: Buffer;
  version: number;
  wrapped: Buffer;
}

/** 'LoadSealedSecretRows' query type */
export interface ILoadSealedSecretRowsQuery {
  params: ILoadSealedSecretRowsParams;
  result: ILoadSealedSecretRowsResult;
}

const loadSealedSecretRowsIR: any = {"usedParamSet":{"projectId":true,"names":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":330,"b":340}]},{"name":"names","required":true,"transform":{"type":"scalar"},"locs":[{"a":361,"b":367}]}],"statement":"SELECT\n  s.id, s.project_id, s.name, v.version, v.iv, v.tag, v.ciphertext,\n  k.id AS data_key_id, k.kek_id, k.wrapped\nFROM secrets s\nJOIN secret_versions v ON v.project_id = s.project_id AND v.secret_id = s.id AND v.version = s.version\nJOIN data_keys k ON k.project_id = v.project_id AND k.id = v.data_key_id\nWHERE s.project_id = :projectId!\n  AND s.name = ANY(:names!::text[])"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   s.id, s.project_id, s.name, v.version, v.iv, v.tag, v.ciphertext,
 *   k.id AS data_key_id, k.kek_id, k.wrapped
 * FROM secrets s
 * JOIN secret_versions v ON v.project_id = s.project_id AND v.secret_id = s.id AND v.version = s.version
 * JOIN data_keys k ON k.project_id = v.project_id AND k.id = v.data_key_id
 * WHERE s.project_id = :projectId!
 *   AND s.name = ANY(:names!::text[])
 * ```
 */
export const loadSealedSecretRows = new PreparedQuery<ILoadSealedSecretRowsParams,ILoadSealedSecretRowsResult>(loadSealedSecretRowsIR);


