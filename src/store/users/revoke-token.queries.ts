/** Types generated for queries found in "src/store/users/revoke-token.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'RevokeTokenRow' parameters type */
export interface IRevokeTokenRowParams {
  id: string;
  projectId: string;
}

/** 'RevokeTokenRow' return type */
export interface IRevokeTokenRowResult {
  name: string;
}

/** 'RevokeTokenRow' query type */
export interface IRevokeTokenRowQuery {
  params: IRevokeTokenRowParams;
  result: IRevokeTokenRowResult;
}

const revokeTokenRowIR: any = {"usedParamSet":{"projectId":true,"id":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":82,"b":92}]},{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":105,"b":108}]}],"statement":"UPDATE api_tokens\nSET revoked_at = coalesce(revoked_at, now())\nWHERE project_id = :projectId!\n  AND id = :id!\nRETURNING name"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE api_tokens
 * SET revoked_at = coalesce(revoked_at, now())
 * WHERE project_id = :projectId!
 *   AND id = :id!
 * RETURNING name
 * ```
 */
export const revokeTokenRow = new PreparedQuery<IRevokeTokenRowParams,IRevokeTokenRowResult>(revokeTokenRowIR);


