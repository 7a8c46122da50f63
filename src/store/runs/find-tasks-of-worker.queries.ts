/** Types generated for queries found in "src/store/runs/find-tasks-of-worker.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'FindTasksOfWorker' parameters type */
export interface IFindTasksOfWorkerParams {
  workerId: string;
}

/** 'FindTasksOfWorker' return type */
export interface IFindTasksOfWorkerResult {
  attempt: number;
  item: JsonValue | null;
  layer: number;
  lost: number;
  node: number;
  runId: string;
  scope: number;
  seq: number;
  versionId: string;
}

/** 'FindTasksOfWorker' query type */
export interface IFindTasksOfWorkerQuery {
  params: IFindTasksOfWorkerParams;
  result: IFindTasksOfWorkerResult;
}

const findTasksOfWorkerIR: any = {"usedParamSet":{"workerId":true},"params":[{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":333,"b":342}]}],"statement":"SELECT\n  t.run_id AS \"runId!\",\n  t.seq AS \"seq!\",\n  t.node AS \"node!\",\n  t.scope AS \"scope!\",\n  t.layer AS \"layer!\",\n  t.item,\n  t.attempt AS \"attempt!\",\n  t.lost AS \"lost!\",\n  r.version_id AS \"versionId!\"\nFROM job_runs r\nJOIN task_runs t ON t.run_id = r.id\nWHERE r.finished_at IS NULL\n  AND t.status = 'running'\n  AND t.worker_id = :workerId!\nORDER BY t.run_id, t.seq"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   t.run_id AS "runId!",
 *   t.seq AS "seq!",
 *   t.node AS "node!",
 *   t.scope AS "scope!",
 *   t.layer AS "layer!",
 *   t.item,
 *   t.attempt AS "attempt!",
 *   t.lost AS "lost!",
 *   r.version_id AS "versionId!"
 * FROM job_runs r
 * JOIN task_runs t ON t.run_id = r.id
 * WHERE r.finished_at IS NULL
 *   AND t.status = 'running'
 *   AND t.worker_id = :workerId!
 * ORDER BY t.run_id, t.seq
 * ```
 */
export const findTasksOfWorker = new PreparedQuery<IFindTasksOfWorkerParams,IFindTasksOfWorkerResult>(findTasksOfWorkerIR);


