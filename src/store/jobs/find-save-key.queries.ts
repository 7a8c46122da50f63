/** Types generated for queries found in "src/store/jobs/find-save-key.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindSaveKeyRow' parameters type */
export interface IFindSaveKeyRowParams {
  key: string;
  projectId: string;
  scope: string;
}

/** 'FindSaveKeyRow' return type */
export interface IFindSaveKeyRowResult {
  object_id: string;
  request_hash: Buffer;
}

/** 'FindSaveKeyRow' query type */
export interface IFindSaveKeyRowQuery {
  params: IFindSaveKeyRowParams;
  result: IFindSaveKeyRowResult;
}

const findSaveKeyRowIR: any = {"usedParamSet":{"projectId":true,"scope":true,"key":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":82,"b":92}]},{"name":"scope","required":true,"transform":{"type":"scalar"},"locs":[{"a":108,"b":114}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":128,"b":132}]}],"statement":"SELECT run_id AS object_id, request_hash\nFROM idempotency_keys\nWHERE project_id = :projectId!\n  AND scope = :scope!\n  AND key = :key!\n  AND created_at >= now() - interval '24 hours'"};

/**
 * Query generated from SQL:
 * ```
 * SELECT run_id AS object_id, request_hash
 * FROM idempotency_keys
 * WHERE project_id = :projectId!
 *   AND scope = :scope!
 *   AND key = :key!
 *   AND created_at >= now() - interval '24 hours'
 * ```
 */
export const findSaveKeyRow = new PreparedQuery<IFindSaveKeyRowParams,IFindSaveKeyRowResult>(findSaveKeyRowIR);


