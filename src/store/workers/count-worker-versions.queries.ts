/** Types generated for queries found in "src/store/workers/count-worker-versions.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type worker_status = 'active' | 'dead' | 'draining' | 'stopped';

/** 'CountWorkerVersionRows' parameters type */
export type ICountWorkerVersionRowsParams = void;

/** 'CountWorkerVersionRows' return type */
export interface ICountWorkerVersionRowsResult {
  count: number;
  status: worker_status;
  version: string;
}

/** 'CountWorkerVersionRows' query type */
export interface ICountWorkerVersionRowsQuery {
  params: ICountWorkerVersionRowsParams;
  result: ICountWorkerVersionRowsResult;
}

const countWorkerVersionRowsIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT version, status AS \"status!\", count(*)::int AS \"count!\"\nFROM workers\nWHERE status IN ('active', 'draining')\n  AND lease_expires_at > now()\nGROUP BY version, status\nORDER BY version, status"};

/**
 * Query generated from SQL:
 * ```
 * SELECT version, status AS "status!", count(*)::int AS "count!"
 * FROM workers
 * WHERE status IN ('active', 'draining')
 *   AND lease_expires_at > now()
 * GROUP BY version, status
 * ORDER BY version, status
 * ```
 */
export const countWorkerVersionRows = new PreparedQuery<ICountWorkerVersionRowsParams,ICountWorkerVersionRowsResult>(countWorkerVersionRowsIR);


