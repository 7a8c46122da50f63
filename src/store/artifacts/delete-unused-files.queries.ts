/** Types generated for queries found in "src/store/artifacts/delete-unused-files.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type BufferArray = (Buffer)[];

/** 'DeleteUnusedFileRows' parameters type */
export interface IDeleteUnusedFileRowsParams {
  hashes: BufferArray;
}

/** 'DeleteUnusedFileRows' return type */
export interface IDeleteUnusedFileRowsResult {
  sha256: Buffer;
}

/** 'DeleteUnusedFileRows' query type */
export interface IDeleteUnusedFileRowsQuery {
  params: IDeleteUnusedFileRowsParams;
  result: IDeleteUnusedFileRowsResult;
}

const deleteUnusedFileRowsIR: any = {"usedParamSet":{"hashes":true},"params":[{"name":"hashes","required":true,"transform":{"type":"scalar"},"locs":[{"a":51,"b":58}]}],"statement":"DELETE FROM artifact_files f\nWHERE f.sha256 = ANY (:hashes!::bytea[])\n  AND NOT EXISTS (SELECT FROM artifacts a WHERE a.sha256 = f.sha256)\nRETURNING f.sha256"};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM artifact_files f
 * WHERE f.sha256 = ANY (:hashes!::bytea[])
 *   AND NOT EXISTS (SELECT FROM artifacts a WHERE a.sha256 = f.sha256)
 * RETURNING f.sha256
 * ```
 */
export const deleteUnusedFileRows = new PreparedQuery<IDeleteUnusedFileRowsParams,IDeleteUnusedFileRowsResult>(deleteUnusedFileRowsIR);


