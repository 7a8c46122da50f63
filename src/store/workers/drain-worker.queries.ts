/** Types generated for queries found in "src/store/workers/drain-worker.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'DrainWorkerRow' parameters type */
export interface IDrainWorkerRowParams {
  drainedBy: string;
  id: string;
}

/** 'DrainWorkerRow' return type */
export interface IDrainWorkerRowResult {
  id: string;
}

/** 'DrainWorkerRow' query type */
export interface IDrainWorkerRowQuery {
  params: IDrainWorkerRowParams;
  result: IDrainWorkerRowResult;
}

const drainWorkerRowIR: any = {"usedParamSet":{"drainedBy":true,"id":true},"params":[{"name":"drainedBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":73,"b":83}]},{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":144,"b":147}]}],"statement":"UPDATE workers\nSET status = 'draining', drained_at = now(), drained_by = :drainedBy!\nWHERE id = (\n    SELECT id\n    FROM workers\n    WHERE id = :id!\n      AND status = 'active'\n      AND lease_expires_at > now()\n    FOR UPDATE\n  )\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE workers
 * SET status = 'draining', drained_at = now(), drained_by = :drainedBy!
 * WHERE id = (
 *     SELECT id
 *     FROM workers
 *     WHERE id = :id!
 *       AND status = 'active'
 *       AND lease_expires_at > now()
 *     FOR UPDATE
 *   )
 * RETURNING id
 * ```
 */
export const drainWorkerRow = new PreparedQuery<IDrainWorkerRowParams,IDrainWorkerRowResult>(drainWorkerRowIR);


