/** Types generated for queries found in "src/store/concurrency/find-next-waiter.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindNextWaiter' parameters type */
export interface IFindNextWaiterParams {
  key: string;
  projectId: string;
}

/** 'FindNextWaiter' return type */
export interface IFindNextWaiterResult {
  id: number;
  runId: string;
  seq: number | null;
}

/** 'FindNextWaiter' query type */
export interface IFindNextWaiterQuery {
  params: IFindNextWaiterParams;
  result: IFindNextWaiterResult;
}

const findNextWaiterIR: any = {"usedParamSet":{"projectId":true,"key":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":195,"b":205},{"a":372,"b":382}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":223,"b":227},{"a":396,"b":400}]}],"statement":"SELECT next.id AS \"id!\", next.run_id AS \"runId!\", next.seq\nFROM (\n  SELECT w.id, w.run_id, w.seq, w.slots\n  FROM concurrency_waiters w\n  JOIN job_runs r ON r.id = w.run_id\n  WHERE w.project_id = :projectId!\n    AND w.key = :key!\n    AND r.paused_at IS NULL\n  ORDER BY w.id\n  LIMIT 1\n) next\nWHERE next.slots > (SELECT count(*) FROM concurrency_slots s WHERE s.project_id = :projectId! AND s.key = :key!)"};

/**
 * Query generated from SQL:
 * ```
 * SELECT next.id AS "id!", next.run_id AS "runId!", next.seq
 * FROM (
 *   SELECT w.id, w.run_id, w.seq, w.slots
 *   FROM concurrency_waiters w
 *   JOIN job_runs r ON r.id = w.run_id
 *   WHERE w.project_id = :projectId!
 *     AND w.key = :key!
 *     AND r.paused_at IS NULL
 *   ORDER BY w.id
 *   LIMIT 1
 * ) next
 * WHERE next.slots > (SELECT count(*) FROM concurrency_slots s WHERE s.project_id = :projectId! AND s.key = :key!)
 * ```
 */
export const findNextWaiter = new PreparedQuery<IFindNextWaiterParams,IFindNextWaiterResult>(findNextWaiterIR);


