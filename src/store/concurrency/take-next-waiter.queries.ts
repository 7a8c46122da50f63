/** Types generated for queries found in "src/store/concurrency/take-next-waiter.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'TakeNextWaiter' parameters type */
export interface ITakeNextWaiterParams {
  key: string;
  projectId: string;
}

/** 'TakeNextWaiter' return type */
export interface ITakeNextWaiterResult {
  runId: string;
  seq: number | null;
}

/** 'TakeNextWaiter' query type */
export interface ITakeNextWaiterQuery {
  params: ITakeNextWaiterParams;
  result: ITakeNextWaiterResult;
}

const takeNextWaiterIR: any = {"usedParamSet":{"projectId":true,"key":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":115,"b":125}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":143,"b":147}]}],"statement":"DELETE FROM concurrency_waiters w\nWHERE w.id = (\n    SELECT id\n    FROM concurrency_waiters\n    WHERE project_id = :projectId!\n      AND key = :key!\n    ORDER BY id\n    LIMIT 1\n  )\n  AND w.slots > (SELECT count(*) FROM concurrency_slots s WHERE s.project_id = w.project_id AND s.key = w.key)\nRETURNING w.run_id AS \"runId!\", w.seq"};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM concurrency_waiters w
 * WHERE w.id = (
 *     SELECT id
 *     FROM concurrency_waiters
 *     WHERE project_id = :projectId!
 *       AND key = :key!
 *     ORDER BY id
 *     LIMIT 1
 *   )
 *   AND w.slots > (SELECT count(*) FROM concurrency_slots s WHERE s.project_id = w.project_id AND s.key = w.key)
 * RETURNING w.run_id AS "runId!", w.seq
 * ```
 */
export const takeNextWaiter = new PreparedQuery<ITakeNextWaiterParams,ITakeNextWaiterResult>(takeNextWaiterIR);


