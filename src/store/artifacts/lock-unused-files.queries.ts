/** Types generated for queries found in "src/store/artifacts/lock-unused-files.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'LockUnusedFileRows' parameters type */
export interface ILockUnusedFileRowsParams {
  limit: number;
}

/** 'LockUnusedFileRows' return type */
export interface ILockUnusedFileRowsResult {
  sha256: Buffer;
}

/** 'LockUnusedFileRows' query type */
export interface ILockUnusedFileRowsQuery {
  params: ILockUnusedFileRowsParams;
  result: ILockUnusedFileRowsResult;
}

const lockUnusedFileRowsIR: any = {"usedParamSet":{"limit":true},"params":[{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":113,"b":119}]}],"statement":"SELECT f.sha256\nFROM artifact_files f\nWHERE NOT EXISTS (SELECT FROM artifacts a WHERE a.sha256 = f.sha256)\nLIMIT :limit!::int\nFOR UPDATE OF f SKIP LOCKED"};

/**
 * Query generated from SQL:
 * ```
 * SELECT f.sha256
 * FROM artifact_files f
 * WHERE NOT EXISTS (SELECT FROM artifacts a WHERE a.sha256 = f.sha256)
 * LIMIT :limit!::int
 * FOR UPDATE OF f SKIP LOCKED
 * ```
 */
export const lockUnusedFileRows = new PreparedQuery<ILockUnusedFileRowsParams,ILockUnusedFileRowsResult>(lockUnusedFileRowsIR);


