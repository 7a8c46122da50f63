/** Types generated for queries found in "src/store/concurrency/list-waited-keys.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListWaitedKeys' parameters type */
export interface IListWaitedKeysParams {
  limit: number;
}

/** 'ListWaitedKeys' return type */
export interface IListWaitedKeysResult {
  key: string;
  projectId: string;
}

/** 'ListWaitedKeys' query type */
export interface IListWaitedKeysQuery {
  params: IListWaitedKeysParams;
  result: IListWaitedKeysResult;
}

const listWaitedKeysIR: any = {"usedParamSet":{"limit":true},"params":[{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":79,"b":85}]}],"statement":"SELECT DISTINCT project_id AS \"projectId!\", key\nFROM concurrency_waiters\nLIMIT :limit!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT DISTINCT project_id AS "projectId!", key
 * FROM concurrency_waiters
 * LIMIT :limit!
 * ```
 */
export const listWaitedKeys = new PreparedQuery<IListWaitedKeysParams,IListWaitedKeysResult>(listWaitedKeysIR);


