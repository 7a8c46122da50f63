/** Types generated for queries found in "src/store/idempotency/find-key.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindKeyRow' parameters type */
export interface IFindKeyRowParams {
  key: string;
  projectId: string;
  scope: string;
}

/** 'FindKeyRow' return type */
export interface IFindKeyRowResult {
  object_id: string;
  request_hash: Buffer;
}

/** 'FindKeyRow' query type */
export interface IFindKeyRowQuery {
  params: IFindKeyRowParams;
  result: IFindKeyRowResult;
}

const findKeyRowIR: any = {"usedParamSet":{"projectId":true,"scope":true,"key":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":82,"b":92}]},{"name":"scope","required":true,"transform":{"type":"scalar"},"locs":[{"a":108,"b":114}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":128,"b":132}]}],"statement":"SELECT run_id AS object_id, request_hash\nFROM idempotency_keys\nWHERE project_id = :projectId!\n  AND scope = :scope!\n  AND key = :key!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT run_id AS object_id, request_hash
 * FROM idempotency_keys
 * WHERE project_id = :projectId!
 *   AND scope = :scope!
 *   AND key = :key!
 * ```
 */
export const findKeyRow = new PreparedQuery<IFindKeyRowParams,IFindKeyRowResult>(findKeyRowIR);


