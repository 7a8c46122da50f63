/** Types generated for queries found in "src/store/workers/list-worker-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListWorkerTaskRows' parameters type */
export interface IListWorkerTaskRowsParams {
  limit: number;
  projectId: string;
  workerId: string;
}

/** 'ListWorkerTaskRows' return type */
export interface IListWorkerTaskRowsResult {
  attempt: number;
  job_id: string;
  job_name: string;
  name: string;
  run_id: string;
  seq: number;
  started_at: Date | null;
}

/** 'ListWorkerTaskRows' query type */
export interface IListWorkerTaskRowsQuery {
  params: IListWorkerTaskRowsParams;
  result: IListWorkerTaskRowsResult;
}

const listWorkerTaskRowsIR: any = {"usedParamSet":{"projectId":true,"workerId":true,"limit":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":190,"b":200}]},{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":277,"b":286}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":333,"b":339}]}],"statement":"SELECT t.run_id, t.seq, t.name, t.attempt, t.started_at, r.job_id, j.name AS job_name\nFROM job_runs r\nJOIN jobs j ON j.id = r.job_id\nJOIN task_runs t ON t.run_id = r.id\nWHERE r.project_id = :projectId!\n  AND r.finished_at IS NULL\n  AND t.status = 'running'\n  AND t.worker_id = :workerId!\nORDER BY t.started_at, t.run_id, t.seq\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT t.run_id, t.seq, t.name, t.attempt, t.started_at, r.job_id, j.name AS job_name
 * FROM job_runs r
 * JOIN jobs j ON j.id = r.job_id
 * JOIN task_runs t ON t.run_id = r.id
 * WHERE r.project_id = :projectId!
 *   AND r.finished_at IS NULL
 *   AND t.status = 'running'
 *   AND t.worker_id = :workerId!
 * ORDER BY t.started_at, t.run_id, t.seq
 * LIMIT :limit!::int
 * ```
 */
export const listWorkerTaskRows = new PreparedQuery<IListWorkerTaskRowsParams,IListWorkerTaskRowsResult>(listWorkerTaskRowsIR);


