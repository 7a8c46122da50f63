/** Types generated for queries found in "src/store/runs/find-expired-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'FindExpiredTasks' parameters type */
export interface IFindExpiredTasksParams {
  limits: numberArray;
  nodes: numberArray;
  versionId: string;
}

/** 'FindExpiredTasks' return type */
export interface IFindExpiredTasksResult {
  node: number;
  projectId: string;
  runId: string;
  seq: number;
}

/** 'FindExpiredTasks' query type */
export interface IFindExpiredTasksQuery {
  params: IFindExpiredTasksParams;
  result: IFindExpiredTasksResult;
}

const findExpiredTasksIR: any = {"usedParamSet":{"nodes":true,"limits":true,"versionId":true},"params":[{"name":"nodes","required":true,"transform":{"type":"scalar"},"locs":[{"a":158,"b":164}]},{"name":"limits","required":true,"transform":{"type":"scalar"},"locs":[{"a":174,"b":181}]},{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":390,"b":400}]}],"statement":"SELECT t.run_id AS \"runId!\", t.seq AS \"seq!\", t.node AS \"node!\", t.project_id AS \"projectId!\"\nFROM job_runs r\nJOIN task_runs t ON t.run_id = r.id\nJOIN unnest(:nodes!::int[], :limits!::bigint[]) AS limited (node, ms) ON limited.node = t.node\nWHERE r.has_queue_timeouts\n  AND r.finished_at IS NULL\n  AND r.paused_at IS NULL\n  AND r.status NOT IN ('scheduled', 'pending')\n  AND r.version_id = :versionId!\n  AND t.status = 'queued'\n  AND t.child_scope IS NULL\n  AND t.progress IS NULL\n  AND t.queued_at + limited.ms * interval '1 millisecond' <= now()\nORDER BY t.run_id, t.seq\nLIMIT 100"};

/**
 * Query generated from SQL:
 * ```
 * SELECT t.run_id AS "runId!", t.seq AS "seq!", t.node AS "node!", t.project_id AS "projectId!"
 * FROM job_runs r
 * JOIN task_runs t ON t.run_id = r.id
 * JOIN unnest(:nodes!::int[], :limits!::bigint[]) AS limited (node, ms) ON limited.node = t.node
 * WHERE r.has_queue_timeouts
 *   AND r.finished_at IS NULL
 *   AND r.paused_at IS NULL
 *   AND r.status NOT IN ('scheduled', 'pending')
 *   AND r.version_id = :versionId!
 *   AND t.status = 'queued'
 *   AND t.child_scope IS NULL
 *   AND t.progress IS NULL
 *   AND t.queued_at + limited.ms * interval '1 millisecond' <= now()
 * ORDER BY t.run_id, t.seq
 * LIMIT 100
 * ```
 */
export const findExpiredTasks = new PreparedQuery<IFindExpiredTasksParams,IFindExpiredTasksResult>(findExpiredTasksIR);


