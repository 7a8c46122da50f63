/** Types generated for queries found in "src/store/users/open-session.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'OpenSessionRow' parameters type */
export interface IOpenSessionRowParams {
  id: string;
  longestMs: number;
  secretHash: Buffer;
  tokenId: string;
}

/** 'OpenSessionRow' return type */
export interface IOpenSessionRowResult {
  expires_at: Date;
}

/** 'OpenSessionRow' query type */
export interface IOpenSessionRowQuery {
  params: IOpenSessionRowParams;
  result: IOpenSessionRowResult;
}

const openSessionRowIR: any = {"usedParamSet":{"id":true,"secretHash":true,"longestMs":true,"tokenId":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":144,"b":147}]},{"name":"secretHash","required":true,"transform":{"type":"scalar"},"locs":[{"a":163,"b":174}]},{"name":"longestMs","required":true,"transform":{"type":"scalar"},"locs":[{"a":185,"b":195}]},{"name":"tokenId","required":true,"transform":{"type":"scalar"},"locs":[{"a":259,"b":267}]}],"statement":"WITH ended AS (\n  DELETE FROM sessions\n  WHERE expires_at < now()\n)\nINSERT INTO sessions (id, user_id, token_id, token_hash, expires_at)\nSELECT :id!, user_id, id, :secretHash!, now() + :longestMs!::bigint * interval '1 millisecond'\nFROM api_tokens\nWHERE id = :tokenId!\nRETURNING expires_at"};

/**
 * Query generated from SQL:
 * ```
 * WITH ended AS (
 *   DELETE FROM sessions
 *   WHERE expires_at < now()
 * )
 * INSERT INTO sessions (id, user_id, token_id, token_hash, expires_at)
 * SELECT :id!, user_id, id, :secretHash!, now() + :longestMs!::bigint * interval '1 millisecond'
 * FROM api_tokens
 * WHERE id = :tokenId!
 * RETURNING expires_at
 * ```
 */
export const openSessionRow = new PreparedQuery<IOpenSessionRowParams,IOpenSessionRowResult>(openSessionRowIR);


