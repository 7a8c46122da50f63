/** Types generated for queries found in "src/store/users/touch-token.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'TouchTokenRow' parameters type */
export interface ITouchTokenRowParams {
  id: string;
}

/** 'TouchTokenRow' return type */
export type ITouchTokenRowResult = void;

/** 'TouchTokenRow' query type */
export interface ITouchTokenRowQuery {
  params: ITouchTokenRowParams;
  result: ITouchTokenRowResult;
}

const touchTokenRowIR: any = {"usedParamSet":{"id":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":54,"b":57}]}],"statement":"UPDATE api_tokens\nSET last_used_at = now()\nWHERE id = :id!\n  AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE api_tokens
 * SET last_used_at = now()
 * WHERE id = :id!
 *   AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
 * ```
 */
export const touchTokenRow = new PreparedQuery<ITouchTokenRowParams,ITouchTokenRowResult>(touchTokenRowIR);


