/** Types generated for queries found in "src/store/workers/list-workers.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type worker_status = 'active' | 'dead' | 'draining' | 'stopped';

export type stringArray = (string)[];

/** 'ListWorkerRows' parameters type */
export interface IListWorkerRowsParams {
  id?: string | null | void;
  limit: number;
  projectId: string;
}

/** 'ListWorkerRows' return type */
export interface IListWorkerRowsResult {
  drained_at: Date | null;
  drained_by: string | null;
  heartbeat_at: Date;
  hostname: string;
  id: string;
  inline_slots: number;
  lease_expires_at: Date;
  name: string;
  pid: number;
  process_slots: number;
  queues: stringArray;
  running_tasks: number;
  started_at: Date;
  status: worker_status;
  tags: stringArray;
  version: string;
}

/** 'ListWorkerRows' query type */
export interface IListWorkerRowsQuery {
  params: IListWorkerRowsParams;
  result: IListWorkerRowsResult;
}

const listWorkerRowsIR: any = {"usedParamSet":{"projectId":true,"id":true,"limit":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":445,"b":455}]},{"name":"id","required":false,"transform":{"type":"scalar"},"locs":[{"a":639,"b":641},{"a":667,"b":669}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":704,"b":710}]}],"statement":"SELECT\n  w.id, w.name, w.hostname, w.pid, w.version, w.queues, w.tags, w.process_slots, w.inline_slots, w.started_at, w.heartbeat_at,\n  w.lease_expires_at, w.drained_at, w.drained_by,\n  CASE\n    WHEN w.status IN ('active', 'draining') AND w.lease_expires_at < now() THEN 'dead'\n    ELSE w.status\n  END::worker_status AS \"status!\",\n  (\n    SELECT count(*)::int\n    FROM job_runs r\n    JOIN task_runs t ON t.run_id = r.id\n    WHERE r.project_id = :projectId!\n      AND r.finished_at IS NULL\n      AND t.status = 'running'\n      AND t.worker_id = w.id\n      AND w.status IN ('active', 'draining')\n  ) AS \"running_tasks!\"\nFROM workers w\nWHERE :id::uuid IS NULL OR w.id = :id\nORDER BY w.started_at DESC\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   w.id, w.name, w.hostname, w.pid, w.version, w.queues, w.tags, w.process_slots, w.inline_slots, w.started_at, w.heartbeat_at,
 *   w.lease_expires_at, w.drained_at, w.drained_by,
 *   CASE
 *     WHEN w.status IN ('active', 'draining') AND w.lease_expires_at < now() THEN 'dead'
 *     ELSE w.status
 *   END::worker_status AS "status!",
 *   (
 *     SELECT count(*)::int
 *     FROM job_runs r
 *     JOIN task_runs t ON t.run_id = r.id
 *     WHERE r.project_id = :projectId!
 *       AND r.finished_at IS NULL
 *       AND t.status = 'running'
 *       AND t.worker_id = w.id
 *       AND w.status IN ('active', 'draining')
 *   ) AS "running_tasks!"
 * FROM workers w
 * WHERE :id::uuid IS NULL OR w.id = :id
 * ORDER BY w.started_at DESC
 * LIMIT :limit!::int
 * ```
 */
export const listWorkerRows = new PreparedQuery<IListWorkerRowsParams,IListWorkerRowsResult>(listWorkerRowsIR);


