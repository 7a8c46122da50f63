/** Types generated for queries found in "src/store/runs/waiting/list-lock-waits.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'ListLockWaitRows' parameters type */
export interface IListLockWaitRowsParams {
  projectId: string;
  runId: string;
  seqs: numberArray;
}

/** 'ListLockWaitRows' return type */
export interface IListLockWaitRowsResult {
  before: number;
  created_at: Date;
  key: string;
  seq: number | null;
}

/** 'ListLockWaitRows' query type */
export interface IListLockWaitRowsQuery {
  params: IListLockWaitRowsParams;
  result: IListLockWaitRowsResult;
}

const listLockWaitRowsIR: any = {"usedParamSet":{"projectId":true,"runId":true,"seqs":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":367,"b":377}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":396,"b":402}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":441,"b":446}]}],"statement":"SELECT\n  w.seq, w.key, w.created_at,\n  (\n    SELECT count(*)::int\n    FROM concurrency_waiters b\n    JOIN job_runs r ON r.id = b.run_id\n    WHERE b.project_id = w.project_id\n      AND b.key = w.key\n      AND b.id < w.id\n      -- What waits in a paused run is passed over.\n      AND r.paused_at IS NULL\n  ) AS \"before!\"\nFROM concurrency_waiters w\nWHERE w.project_id = :projectId!\n  AND w.run_id = :runId!\n  AND (w.seq IS NULL OR w.seq = ANY (:seqs!::int[]))\nORDER BY w.id"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   w.seq, w.key, w.created_at,
 *   (
 *     SELECT count(*)::int
 *     FROM concurrency_waiters b
 *     JOIN job_runs r ON r.id = b.run_id
 *     WHERE b.project_id = w.project_id
 *       AND b.key = w.key
 *       AND b.id < w.id
 *       -- What waits in a paused run is passed over.
 *       AND r.paused_at IS NULL
 *   ) AS "before!"
 * FROM concurrency_waiters w
 * WHERE w.project_id = :projectId!
 *   AND w.run_id = :runId!
 *   AND (w.seq IS NULL OR w.seq = ANY (:seqs!::int[]))
 * ORDER BY w.id
 * ```
 */
export const listLockWaitRows = new PreparedQuery<IListLockWaitRowsParams,IListLockWaitRowsResult>(listLockWaitRowsIR);


