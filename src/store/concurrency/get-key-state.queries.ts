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
  isHeldByCaller: boolean;
  waiting: number;
}

/** 'GetKeyStateRow' query type */
export interface IGetKeyStateRowQuery {
  params: IGetKeyStateRowParams;
  result: IGetKeyStateRowResult;
}

const getKeyStateRowIR: any = {"usedParamSet":{"projectId":true,"key":true,"runId":true,"seq":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":68,"b":78},{"a":177,"b":187},{"a":295,"b":305},{"a":410,"b":420}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":90,"b":94},{"a":199,"b":203},{"a":317,"b":321},{"a":438,"b":442}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":463,"b":469}]},{"name":"seq","required":false,"transform":{"type":"scalar"},"locs":[{"a":506,"b":509}]}],"statement":"SELECT\n  (SELECT count(*) FROM concurrency_slots WHERE project_id = :projectId! AND key = :key!)::int AS \"held!\",\n  (SELECT count(*) FROM concurrency_waiters WHERE project_id = :projectId! AND key = :key!)::int AS \"waiting!\",\n  ARRAY(\n    SELECT run_id FROM concurrency_slots WHERE project_id = :projectId! AND key = :key!\n  ) AS \"holders!\",\n  EXISTS (\n    SELECT FROM concurrency_slots\n    WHERE project_id = :projectId!\n      AND key = :key!\n      AND run_id = :runId!\n      AND seq IS NOT DISTINCT FROM :seq::int\n  ) AS \"isHeldByCaller!\""};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   (SELECT count(*) FROM concurrency_slots WHERE project_id = :projectId! AND key = :key!)::int AS "held!",
 *   (SELECT count(*) FROM concurrency_waiters WHERE project_id = :projectId! AND key = :key!)::int AS "waiting!",
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


