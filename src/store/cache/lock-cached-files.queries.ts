/** Types generated for queries found in "src/store/cache/lock-cached-files.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'LockCachedFileRows' parameters type */
export interface ILockCachedFileRowsParams {
  ids: stringArray;
  projectId: string;
}

/** 'LockCachedFileRows' return type */
export interface ILockCachedFileRowsResult {
  sha256: Buffer;
}

/** 'LockCachedFileRows' query type */
export interface ILockCachedFileRowsQuery {
  params: ILockCachedFileRowsParams;
  result: ILockCachedFileRowsResult;
}

const lockCachedFileRowsIR: any = {"usedParamSet":{"projectId":true,"ids":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":111,"b":121}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":139,"b":143}]}],"statement":"SELECT f.sha256\nFROM artifact_files f\nWHERE f.sha256 IN (SELECT a.sha256 FROM artifacts a WHERE a.project_id = :projectId! AND a.id = ANY (:ids!::uuid[]))\nORDER BY f.sha256\nFOR UPDATE OF f"};

/**
 * Query generated from SQL:
 * ```
 * SELECT f.sha256
 * FROM artifact_files f
 * WHERE f.sha256 IN (SELECT a.sha256 FROM artifacts a WHERE a.project_id = :projectId! AND a.id = ANY (:ids!::uuid[]))
 * ORDER BY f.sha256
 * FOR UPDATE OF f
 * ```
 */
export const lockCachedFileRows = new PreparedQuery<ILockCachedFileRowsParams,ILockCachedFileRowsResult>(lockCachedFileRowsIR);


