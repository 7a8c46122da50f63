/** Types generated for queries found in "src/store/secrets/list-master-keys-in-use.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListMasterKeysInUseRows' parameters type */
export type IListMasterKeysInUseRowsParams = void;

/** 'ListMasterKeysInUseRows' return type */
export interface IListMasterKeysInUseRowsResult {
  id: string;
  kek_id: string;
  project_id: string;
  wrapped: Buffer;
}

/** 'ListMasterKeysInUseRows' query type */
export interface IListMasterKeysInUseRowsQuery {
  params: IListMasterKeysInUseRowsParams;
  result: IListMasterKeysInUseRowsResult;
}

const listMasterKeysInUseRowsIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT DISTINCT ON (kek_id) id, project_id, kek_id, wrapped\nFROM data_keys\nORDER BY kek_id, created_at DESC"};

/**
 * Query generated from SQL:
 * ```
 * SELECT DISTINCT ON (kek_id) id, project_id, kek_id, wrapped
 * FROM data_keys
 * ORDER BY kek_id, created_at DESC
 * ```
 */
export const listMasterKeysInUseRows = new PreparedQuery<IListMasterKeysInUseRowsParams,IListMasterKeysInUseRowsResult>(listMasterKeysInUseRowsIR);


