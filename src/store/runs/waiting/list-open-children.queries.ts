/** Types generated for queries found in "src/store/runs/waiting/list-open-children.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

export type numberArray = (number)[];

/** 'ListOpenChildRows' parameters type */
export interface IListOpenChildRowsParams {
  limit: number;
  runId: string;
  scopes: numberArray;
}

/** 'ListOpenChildRows' return type */
export interface IListOpenChildRowsResult {
  name: string | null;
  open: number;
  scope: number;
  seq: number | null;
  since: Date | null;
  size: number;
  status: task_run_status | null;
}

/** 'ListOpenChildRows' query type */
export interface IListOpenChildRowsQuery {
  params: IListOpenChildRowsParams;
  result: IListOpenChildRowsResult;
}

const listOpenChildRowsIR: any = {"usedParamSet":{"limit":true,"runId":true,"scopes":true},"params":[{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":470,"b":476}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":512,"b":518}]},{"name":"scopes","required":true,"transform":{"type":"scalar"},"locs":[{"a":538,"b":545}]}],"statement":"SELECT s.id AS scope, s.size, s.open, c.seq AS \"seq?\", c.name AS \"name?\", c.status AS \"status?\", c.since\nFROM scopes s\nLEFT JOIN LATERAL (\n  SELECT\n    t.seq, t.name, t.status, CASE WHEN t.status IN ('running', 'waiting') THEN t.started_at ELSE t.queued_at END AS since\n  FROM task_runs t\n  WHERE t.run_id = s.run_id\n    AND t.seq >= s.id\n    AND t.seq < s.id + s.size\n    AND t.status IN ('pending', 'queued', 'running', 'retrying', 'waiting')\n  ORDER BY t.seq\n  LIMIT :limit!::int\n) c ON true\nWHERE s.run_id = :runId!\n  AND s.id = ANY (:scopes!::int[])\nORDER BY s.id, c.seq"};

/**
 * Query generated from SQL:
 * ```
 * SELECT s.id AS scope, s.size, s.open, c.seq AS "seq?", c.name AS "name?", c.status AS "status?", c.since
 * FROM scopes s
 * LEFT JOIN LATERAL (
 *   SELECT
 *     t.seq, t.name, t.status, CASE WHEN t.status IN ('running', 'waiting') THEN t.started_at ELSE t.queued_at END AS since
 *   FROM task_runs t
 *   WHERE t.run_id = s.run_id
 *     AND t.seq >= s.id
 *     AND t.seq < s.id + s.size
 *     AND t.status IN ('pending', 'queued', 'running', 'retrying', 'waiting')
 *   ORDER BY t.seq
 *   LIMIT :limit!::int
 * ) c ON true
 * WHERE s.run_id = :runId!
 *   AND s.id = ANY (:scopes!::int[])
 * ORDER BY s.id, c.seq
 * ```
 */
export const listOpenChildRows = new PreparedQuery<IListOpenChildRowsParams,IListOpenChildRowsResult>(listOpenChildRowsIR);


