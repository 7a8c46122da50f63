/** Types generated for queries found in "src/store/concurrency/insert-waiter.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'InsertWaiterRow' parameters type */
export interface IInsertWaiterRowParams {
  key: string;
  projectId: string;
  runId: string;
  seq?: number | null | void;
  slots: number;
}

/** 'InsertWaiterRow' return type */
export interface IInsertWaiterRowResult {
  id: number;
}

/** 'InsertWaiterRow' query type */
export interface IInsertWaiterRowQuery {
  params: IInsertWaiterRowParams;
  result: IInsertWaiterRowResult;
}

const insertWaiterRowIR: any = {"usedParamSet":{"projectId":true,"key":true,"slots":true,"runId":true,"seq":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":78,"b":88}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":91,"b":95}]},{"name":"slots","required":true,"transform":{"type":"scalar"},"locs":[{"a":98,"b":104}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":107,"b":113}]},{"name":"seq","required":false,"transform":{"type":"scalar"},"locs":[{"a":116,"b":119}]}],"statement":"INSERT INTO concurrency_waiters (project_id, key, slots, run_id, seq)\nVALUES (:projectId!, :key!, :slots!, :runId!, :seq)\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO concurrency_waiters (project_id, key, slots, run_id, seq)
 * VALUES (:projectId!, :key!, :slots!, :runId!, :seq)
 * RETURNING id
 * ```
 */
export const insertWaiterRow = new PreparedQuery<IInsertWaiterRowParams,IInsertWaiterRowResult>(insertWaiterRowIR);


