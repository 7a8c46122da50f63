/** Types generated for queries found in "src/store/cache/delete-expired-entries.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'DeleteExpiredEntryRows' parameters type */
export interface IDeleteExpiredEntryRowsParams {
  limit: number;
}

/** 'DeleteExpiredEntryRows' return type */
export interface IDeleteExpiredEntryRowsResult {
  task_name: string;
}

/** 'DeleteExpiredEntryRows' query type */
export interface IDeleteExpiredEntryRowsQuery {
  params: IDeleteExpiredEntryRowsParams;
  result: IDeleteExpiredEntryRowsResult;
}

const deleteExpiredEntryRowsIR: any = {"usedParamSet":{"limit":true},"params":[{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":138,"b":144}]}],"statement":"DELETE FROM task_cache\nWHERE ctid = ANY (ARRAY(\n  SELECT ctid\n  FROM task_cache\n  WHERE expires_at <= now()\n  ORDER BY expires_at\n  LIMIT :limit!::int\n  FOR UPDATE SKIP LOCKED\n))\nRETURNING task_name"};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM task_cache
 * WHERE ctid = ANY (ARRAY(
 *   SELECT ctid
 *   FROM task_cache
 *   WHERE expires_at <= now()
 *   ORDER BY expires_at
 *   LIMIT :limit!::int
 *   FOR UPDATE SKIP LOCKED
 * ))
 * RETURNING task_name
 * ```
 */
export const deleteExpiredEntryRows = new PreparedQuery<IDeleteExpiredEntryRowsParams,IDeleteExpiredEntryRowsResult>(deleteExpiredEntryRowsIR);


