/** Types generated for queries found in "src/store/concurrency/delete-waiter.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'DeleteWaiterRow' parameters type */
export interface IDeleteWaiterRowParams {
  id: number;
}

/** 'DeleteWaiterRow' return type */
export interface IDeleteWaiterRowResult {
  id: number;
}

/** 'DeleteWaiterRow' query type */
export interface IDeleteWaiterRowQuery {
  params: IDeleteWaiterRowParams;
  result: IDeleteWaiterRowResult;
}

const deleteWaiterRowIR: any = {"usedParamSet":{"id":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":43,"b":46}]}],"statement":"DELETE FROM concurrency_waiters\nWHERE id = :id!\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM concurrency_waiters
 * WHERE id = :id!
 * RETURNING id
 * ```
 */
export const deleteWaiterRow = new PreparedQuery<IDeleteWaiterRowParams,IDeleteWaiterRowResult>(deleteWaiterRowIR);


