/** Types generated for queries found in "src/store/workers/list-worker-states.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type worker_status = 'active' | 'dead' | 'draining' | 'stopped';

/** 'ListWorkerStateRows' parameters type */
export interface IListWorkerStateRowsParams {
  limit: number;
}

/** 'ListWorkerStateRows' return type */
export interface IListWorkerStateRowsResult {
  alive: boolean;
  id: string;
  status: worker_status;
}

/** 'ListWorkerStateRows' query type */
export interface IListWorkerStateRowsQuery {
  params: IListWorkerStateRowsParams;
  result: IListWorkerStateRowsResult;
}

const listWorkerStateRowsIR: any = {"usedParamSet":{"limit":true},"params":[{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":102,"b":108}]}],"statement":"SELECT\n  id, status, lease_expires_at > now() AS \"alive!\"\nFROM workers\nORDER BY started_at DESC\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   id, status, lease_expires_at > now() AS "alive!"
 * FROM workers
 * ORDER BY started_at DESC
 * LIMIT :limit!::int
 * ```
 */
export const listWorkerStateRows = new PreparedQuery<IListWorkerStateRowsParams,IListWorkerStateRowsResult>(listWorkerStateRowsIR);


