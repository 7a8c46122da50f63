/** Types generated for queries found in "src/store/workers/bury-expired-workers.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'BuryExpiredWorkers' parameters type */
export type IBuryExpiredWorkersParams = void;

/** 'BuryExpiredWorkers' return type */
export interface IBuryExpiredWorkersResult {
  hostname: string;
  id: string;
  name: string;
}

/** 'BuryExpiredWorkers' query type */
export interface IBuryExpiredWorkersQuery {
  params: IBuryExpiredWorkersParams;
  result: IBuryExpiredWorkersResult;
}

const buryExpiredWorkersIR: any = {"usedParamSet":{},"params":[],"statement":"UPDATE workers\nSET status = 'dead'\nWHERE id IN (\n    SELECT id\n    FROM workers\n    WHERE status IN ('active', 'draining')\n      AND lease_expires_at < now()\n    ORDER BY id\n    FOR UPDATE SKIP LOCKED\n  )\nRETURNING id, name, hostname"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE workers
 * SET status = 'dead'
 * WHERE id IN (
 *     SELECT id
 *     FROM workers
 *     WHERE status IN ('active', 'draining')
 *       AND lease_expires_at < now()
 *     ORDER BY id
 *     FOR UPDATE SKIP LOCKED
 *   )
 * RETURNING id, name, hostname
 * ```
 */
export const buryExpiredWorkers = new PreparedQuery<IBuryExpiredWorkersParams,IBuryExpiredWorkersResult>(buryExpiredWorkersIR);


