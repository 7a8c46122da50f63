/** Types generated for queries found in "src/store/idempotency/reserve-key.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ReserveKeyRow' parameters type */
export interface IReserveKeyRowParams {
  key: string;
  objectId: string;
  projectId: string;
  requestHash: Buffer;
  scope: string;
}

/** 'ReserveKeyRow' return type */
export interface IReserveKeyRowResult {
  object_id: string;
}

/** 'ReserveKeyRow' query type */
export interface IReserveKeyRowQuery {
  params: IReserveKeyRowParams;
  result: IReserveKeyRowResult;
}

const reserveKeyRowIR: any = {"usedParamSet":{"projectId":true,"scope":true,"key":true,"requestHash":true,"objectId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":93,"b":103}]},{"name":"scope","required":true,"transform":{"type":"scalar"},"locs":[{"a":106,"b":112}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":115,"b":119}]},{"name":"requestHash","required":true,"transform":{"type":"scalar"},"locs":[{"a":122,"b":134}]},{"name":"objectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":137,"b":146}]}],"statement":"INSERT INTO idempotency_keys AS known (project_id, scope, key, request_hash, run_id)\nVALUES (:projectId!, :scope!, :key!, :requestHash!, :objectId!)\nON CONFLICT (project_id, scope, key) DO UPDATE\nSET\n  request_hash = excluded.request_hash,\n  run_id = excluded.run_id,\n  created_at = now()\nWHERE known.created_at < now() - interval '24 hours'\nRETURNING run_id AS object_id"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO idempotency_keys AS known (project_id, scope, key, request_hash, run_id)
 * VALUES (:projectId!, :scope!, :key!, :requestHash!, :objectId!)
 * ON CONFLICT (project_id, scope, key) DO UPDATE
 * SET
 *   request_hash = excluded.request_hash,
 *   run_id = excluded.run_id,
 *   created_at = now()
 * WHERE known.created_at < now() - interval '24 hours'
 * RETURNING run_id AS object_id
 * ```
 */
export const reserveKeyRow = new PreparedQuery<IReserveKeyRowParams,IReserveKeyRowResult>(reserveKeyRowIR);


