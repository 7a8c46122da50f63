/** Types generated for queries found in "src/store/runs/waiting/count-open-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

export type stringArray = (string)[];

/** 'CountOpenTaskRows' parameters type */
export interface ICountOpenTaskRowsParams {
  projectId: string;
  runId: string;
}

/** 'CountOpenTaskRows' return type */
export interface ICountOpenTaskRowsResult {
  count: number;
  layer: number;
  queue: string | null;
  queue_reason: string | null;
  status: task_run_status;
  tags: stringArray | null;
  waits_for: string | null;
}

/** 'CountOpenTaskRows' query type */
export interface ICountOpenTaskRowsQuery {
  params: ICountOpenTaskRowsParams;
  result: ICountOpenTaskRowsResult;
}

const countOpenTaskRowsIR: any = {"usedParamSet":{"projectId":true,"runId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":383,"b":393}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":412,"b":418}]}],"statement":"SELECT\n  t.status, t.layer, t.queue_reason,\n  CASE WHEN t.status = 'queued' THEN t.queue END AS queue,\n  CASE WHEN t.status = 'queued' THEN t.tags END AS tags,\n  CASE\n    WHEN t.status <> 'waiting' THEN NULL\n    WHEN t.progress ->> 'isPausing' = 'true' THEN 'pause'\n    ELSE t.progress ->> 'kind'\n  END AS waits_for,\n  count(*)::int AS \"count!\"\nFROM task_runs t\nWHERE t.project_id = :projectId!\n  AND t.run_id = :runId!\n  AND t.node >= 0\n  AND t.status IN ('pending', 'queued', 'running', 'retrying', 'waiting')\nGROUP BY 1, 2, 3, 4, 5, 6"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   t.status, t.layer, t.queue_reason,
 *   CASE WHEN t.status = 'queued' THEN t.queue END AS queue,
 *   CASE WHEN t.status = 'queued' THEN t.tags END AS tags,
 *   CASE
 *     WHEN t.status <> 'waiting' THEN NULL
 *     WHEN t.progress ->> 'isPausing' = 'true' THEN 'pause'
 *     ELSE t.progress ->> 'kind'
 *   END AS waits_for,
 *   count(*)::int AS "count!"
 * FROM task_runs t
 * WHERE t.project_id = :projectId!
 *   AND t.run_id = :runId!
 *   AND t.node >= 0
 *   AND t.status IN ('pending', 'queued', 'running', 'retrying', 'waiting')
 * GROUP BY 1, 2, 3, 4, 5, 6
 * ```
 */
export const countOpenTaskRows = new PreparedQuery<ICountOpenTaskRowsParams,ICountOpenTaskRowsResult>(countOpenTaskRowsIR);


