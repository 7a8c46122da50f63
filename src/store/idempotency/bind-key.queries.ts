/** Types generated for queries found in "src/store/idempotency/bind-key.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'BindKeyRow' parameters type */
export interface IBindKeyRowParams {
  key: string;
  objectId: string;
  projectId: string;
  scope: string;
}

/** 'BindKeyRow' return type */
export type IBindKeyRowResult = void;

/** 'BindKeyRow' query type */
export interface IBindKeyRowQuery {
  params: IBindKeyRowParams;
  result: IBindKeyRowResult;
}

const bindKeyRowIR: any = {"usedParamSet":{"objectId":true,"projectId":true,"scope":true,"key":true},"params":[{"name":"objectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":37,"b":46}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":67,"b":77}]},{"name":"scope","required":true,"transform":{"type":"scalar"},"locs":[{"a":93,"b":99}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":113,"b":117}]}],"statement":"UPDATE idempotency_keys\nSET run_id = :objectId!\nWHERE project_id = :projectId!\n  AND scope = :scope!\n  AND key = :key!"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE idempotency_keys
 * SET run_id = :objectId!
 * WHERE project_id = :projectId!
 *   AND scope = :scope!
 *   AND key = :key!
 * ```
 */
export const bindKeyRow = new PreparedQuery<IBindKeyRowParams,IBindKeyRowResult>(bindKeyRowIR);


