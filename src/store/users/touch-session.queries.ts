/** Types generated for queries found in "src/store/users/touch-session.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'TouchSessionRow' parameters type */
export interface ITouchSessionRowParams {
  id: string;
}

/** 'TouchSessionRow' return type */
export type ITouchSessionRowResult = void;

/** 'TouchSessionRow' query type */
export interface ITouchSessionRowQuery {
  params: ITouchSessionRowParams;
  result: ITouchSessionRowResult;
}

const touchSessionRowIR: any = {"usedParamSet":{"id":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":73,"b":76}]}],"statement":"WITH used AS (\n  UPDATE sessions\n  SET last_used_at = now()\n  WHERE id = :id!\n    AND last_used_at < now() - interval '1 minute'\n  RETURNING token_id\n)\nUPDATE api_tokens t\nSET last_used_at = now()\nFROM used\nWHERE t.id = used.token_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH used AS (
 *   UPDATE sessions
 *   SET last_used_at = now()
 *   WHERE id = :id!
 *     AND last_used_at < now() - interval '1 minute'
 *   RETURNING token_id
 * )
 * UPDATE api_tokens t
 * SET last_used_at = now()
 * FROM used
 * WHERE t.id = used.token_id
 * ```
 */
export const touchSessionRow = new PreparedQuery<ITouchSessionRowParams,ITouchSessionRowResult>(touchSessionRowIR);


