/** Types generated for queries found in "src/store/workers/heartbeat-worker.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'HeartbeatWorkerRow' parameters type */
export interface IHeartbeatWorkerRowParams {
  id: string;
  leaseMs: number;
}

/** 'HeartbeatWorkerRow' return type */
export interface IHeartbeatWorkerRowResult {
  isActive: boolean;
}

/** 'HeartbeatWorkerRow' query type */
export interface IHeartbeatWorkerRowQuery {
  params: IHeartbeatWorkerRowParams;
  result: IHeartbeatWorkerRowResult;
}

const heartbeatWorkerRowIR: any = {"usedParamSet":{"leaseMs":true,"id":true},"params":[{"name":"leaseMs","required":true,"transform":{"type":"scalar"},"locs":[{"a":72,"b":80}]},{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":125,"b":128}]}],"statement":"UPDATE workers\nSET\n  heartbeat_at = now(),\n  lease_expires_at = now() + :leaseMs!::int * interval '1 millisecond'\nWHERE id = :id!\n  AND status IN ('active', 'draining')\nRETURNING status = 'active' AS \"isActive!\""};

/**
 * Query generated from SQL:
 * ```
 * UPDATE workers
 * SET
 *   heartbeat_at = now(),
 *   lease_expires_at = now() + :leaseMs!::int * interval '1 millisecond'
 * WHERE id = :id!
 *   AND status IN ('active', 'draining')
 * RETURNING status = 'active' AS "isActive!"
 * ```
 */
export const heartbeatWorkerRow = new PreparedQuery<IHeartbeatWorkerRowParams,IHeartbeatWorkerRowResult>(heartbeatWorkerRowIR);


