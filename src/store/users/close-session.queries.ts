/** Types generated for queries found in "src/store/users/close-session.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'CloseSessionRow' parameters type */
export interface ICloseSessionRowParams {
  secretHash: Buffer;
}

/** 'CloseSessionRow' return type */
export interface ICloseSessionRowResult {
  id: string;
}

/** 'CloseSessionRow' query type */
export interface ICloseSessionRowQuery {
  params: ICloseSessionRowParams;
  result: ICloseSessionRowResult;
}

const closeSessionRowIR: any = {"usedParamSet":{"secretHash":true},"params":[{"name":"secretHash","required":true,"transform":{"type":"scalar"},"locs":[{"a":40,"b":51}]}],"statement":"DELETE FROM sessions\nWHERE token_hash = :secretHash!\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM sessions
 * WHERE token_hash = :secretHash!
 * RETURNING id
 * ```
 */
export const closeSessionRow = new PreparedQuery<ICloseSessionRowParams,ICloseSessionRowResult>(closeSessionRowIR);


