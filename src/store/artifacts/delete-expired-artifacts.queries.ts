/** Types generated for queries found in "src/store/artifacts/delete-expired-artifacts.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'DeleteExpiredArtifactRows' parameters type */
export interface IDeleteExpiredArtifactRowsParams {
  limit: number;
}

/** 'DeleteExpiredArtifactRows' return type */
export interface IDeleteExpiredArtifactRowsResult {
  id: string;
}

/** 'DeleteExpiredArtifactRows' query type */
export interface IDeleteExpiredArtifactRowsQuery {
  params: IDeleteExpiredArtifactRowsParams;
  result: IDeleteExpiredArtifactRowsResult;
}

const deleteExpiredArtifactRowsIR: any = {"usedParamSet":{"limit":true},"params":[{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":123,"b":129}]}],"statement":"DELETE FROM artifacts\nWHERE id IN (\n  SELECT id\n  FROM artifacts\n  WHERE expires_at <= now()\n  ORDER BY expires_at\n  LIMIT :limit!::int\n  FOR UPDATE SKIP LOCKED\n)\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM artifacts
 * WHERE id IN (
 *   SELECT id
 *   FROM artifacts
 *   WHERE expires_at <= now()
 *   ORDER BY expires_at
 *   LIMIT :limit!::int
 *   FOR UPDATE SKIP LOCKED
 * )
 * RETURNING id
 * ```
 */
export const deleteExpiredArtifactRows = new PreparedQuery<IDeleteExpiredArtifactRowsParams,IDeleteExpiredArtifactRowsResult>(deleteExpiredArtifactRowsIR);


