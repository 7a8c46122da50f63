/** Types generated for queries found in "src/store/runs/reserve-idempotency-key.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ReserveIdempotencyKey' parameters type */
export interface IReserveIdempotencyKeyParams {
  key: string;
  projectId: string;
  requestHash: Buffer;
  runId: string;
  scope: string;
}

/** 'ReserveIdempotencyKey' return type */
export interface IReserveIdempotencyKeyResult {
  run_id: string;
}

/** 'ReserveIdempotencyKey' query type */
export interface IReserveIdempotencyKeyQuery {
  params: IReserveIdempotencyKeyParams;
  result: IReserveIdempotencyKeyResult;
}

const reserveIdempotencyKeyIR: any = {"usedParamSet":{"projectId":true,"scope":true,"key":true,"requestHash":true,"runId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":93,"b":103}]},{"name":"scope","required":true,"transform":{"type":"scalar"},"locs":[{"a":106,"b":112}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":115,"b":119}]},{"name":"requestHash","required":true,"transform":{"type":"scalar"},"locs":[{"a":122,"b":134}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":137,"b":143}]}],"statement":"INSERT INTO idempotency_keys AS known (project_id, scope, key, request_hash, run_id)\nVALUES (:projectId!, :scope!, :key!, :requestHash!, :runId!)\nON CONFLICT (project_id, scope, key) DO UPDATE\nSET\n  request_hash = excluded.request_hash,\n  run_id = excluded.run_id,\n  created_at = now()\nWHERE known.created_at < now() - interval '24 hours'\nRETURNING run_id"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO idempotency_keys AS known (project_id, scope, key, request_hash, run_id)
 * VALUES (:projectId!, :scope!, :key!, :requestHash!, :runId!)
 * ON CONFLICT (project_id, scope, key) DO UPDATE
 * SET
 *   request_hash = excluded.request_hash,
 *   run_id = excluded.run_id,
 *   created_at = now()
 * WHERE known.created_at < now() - interval '24 hours'
 * RETURNING run_id
 * ```
 */
export const reserveIdempotencyKey = new PreparedQuery<IReserveIdempotencyKeyParams,IReserveIdempotencyKeyResult>(reserveIdempotencyKeyIR);


