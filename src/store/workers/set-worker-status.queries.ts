/** Types generated for queries found in "src/store/workers/set-worker-status.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type worker_status = 'active' | 'dead' | 'draining' | 'stopped';

/** 'SetWorkerStatusRow' parameters type */
export interface ISetWorkerStatusRowParams {
  id: string;
  status: worker_status;
}

/** 'SetWorkerStatusRow' return type */
export interface ISetWorkerStatusRowResult {
  id: string;
}

/** 'SetWorkerStatusRow' query type */
export interface ISetWorkerStatusRowQuery {
  params: ISetWorkerStatusRowParams;
  result: ISetWorkerStatusRowResult;
}

const setWorkerStatusRowIR: any = {"usedParamSet":{"status":true,"id":true},"params":[{"name":"status","required":true,"transform":{"type":"scalar"},"locs":[{"a":28,"b":35}]},{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":121,"b":124}]}],"statement":"UPDATE workers\nSET status = :status!, drained_at = NULL, drained_by = NULL\nWHERE id = (SELECT id FROM workers WHERE id = :id! AND status <> 'dead' FOR UPDATE)\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE workers
 * SET status = :status!, drained_at = NULL, drained_by = NULL
 * WHERE id = (SELECT id FROM workers WHERE id = :id! AND status <> 'dead' FOR UPDATE)
 * RETURNING id
 * ```
 */
export const setWorkerStatusRow = new PreparedQuery<ISetWorkerStatusRowParams,ISetWorkerStatusRowResult>(setWorkerStatusRowIR);


