/** Types generated for queries found in "src/store/concurrency/get-key-state.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'GetKeyStateRow' parameters type */
export interface IGetKeyStateRowParams {
  key: string;
  projectId: string;
  runId: string;
  seq?: number | null | void;
}

/** 'GetKeyStateRow' return type */
export interface IGetKeyStateRowResult {
  held: number;
  holders: stringArray;
  isAwaited: boolean;
  isHeldByCaller: boolean;
  waiting: number;
}

/** 'GetKeyStateRow' query type */
export interface IGetKeyStateRowQuery {
  params: IGetKeyStateRowParams;
  result: IGetKeyStateRowResult;
}

const getKeyStateRowIR: any = {"usedParamSet":{"projectId":true,"key":true,"runId":true,"seq":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":68,"b":78},{"a":177,"b":187},{"a":415,"b":425},{"a":571,"b":581},{"a":686,"b":696}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":90,"b":94},{"a":199,"b":203},{"a":445,"b":449},{"a":593,"b":597},{"a":714,"b":718}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":739,"b":745}]},{"name":"seq","required":false,"transform":{"type":"scalar"},"locs":[{"a":782,"b":785}]}],"statement":"SELECT\n  (SELECT count(*) FROM concurrency_slots WHERE project_id = :projectId! AND key = :key!)::int AS \"held!\",\n  (SELECT count(*) FROM concurrency_waiters WHERE project_id = :projectId! AND key = :key!)::int AS \"waiting!\",\n  -- By somebody who may go on: what waits in a paused run holds up nobody.\n  EXISTS (\n    SELECT FROM concurrency_waiters w\n    JOIN job_runs r ON r.id = w.run_id\n    WHERE w.project_id = :projectId!\n      AND w.key = :key!\n      AND r.paused_at IS NULL\n  ) AS \"isAwaited!\",\n  ARRAY(\n    SELECT run_id FROM concurrency_slots WHERE project_id = :projectId! AND key = :key!\n  ) AS \"holders!\",\n  EXISTS (\n    SELECT FROM concurrency_slots\n    WHERE project_id = :projectId!\n      AND key = :key!\n      AND run_id = :runId!\n      AND seq IS NOT DISTINCT FROM :seq::int\n  ) AS \"isHeldByCaller!\""};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   (SELECT count(*) FROM concurrency_slots WHERE project_id = :projectId! AND key = :key!)::int AS "held!",
 *   (SELECT count(*) FROM concurrency_waiters WHERE project_id = :projectId! AND key = :key!)::int AS "waiting!",
 *   -- By somebody who may go on: what waits in a paused run holds up nobody.
 *   EXISTS (
 *     SELECT FROM concurrency_waiters w
 *     JOIN job_runs r ON r.id = w.run_id
 *     WHERE w.project_id = :projectId!
 *       AND w.key = :key!
 *       AND r.paused_at IS NULL
 *   ) AS "isAwaited!",
 *   ARRAY(
 *     SELECT run_id FROM concurrency_slots WHERE project_id = :projectId! AND key = :key!
 *   ) AS "holders!",
 *   EXISTS (
 *     SELECT FROM concurrency_slots
 *     WHERE project_id = :projectId!
 *       AND key = :key!
 *       AND run_id = :runId!
 *       AND seq IS NOT DISTINCT FROM :seq::int
 *   ) AS "isHeldByCaller!"
 * ```
 */
export const getKeyStateRow = new PreparedQuery<IGetKeyStateRowParams,IGetKeyStateRowResult>(getKeyStateRowIR);


