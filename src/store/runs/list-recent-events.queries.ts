/** Types generated for queries found in "src/store/runs/list-recent-events.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'ListRecentEventRows' parameters type */
export interface IListRecentEventRowsParams {
  limit: number;
  offset: number;
  projectId: string;
}

/** 'ListRecentEventRows' return type */
export interface IListRecentEventRowsResult {
  at: Date;
  attempt: number | null;
  data: JsonValue | null;
  id: number;
  run_id: string;
  seq: number | null;
  task_name: string;
  type: string;
}

/** 'ListRecentEventRows' query type */
export interface IListRecentEventRowsQuery {
  params: IListRecentEventRowsParams;
  result: IListRecentEventRowsResult;
}

const listRecentEventRowsIR: any = {"usedParamSet":{"projectId":true,"limit":true,"offset":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":271,"b":281}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":323,"b":329}]},{"name":"offset","required":true,"transform":{"type":"scalar"},"locs":[{"a":345,"b":352}]}],"statement":"SELECT e.run_id, e.id, e.type, e.at, e.seq, CASE WHEN e.seq IS NULL THEN e.attempt ELSE attempt_number(e.run_id, e.seq, e.attempt) END AS attempt, e.data, t.name AS task_name\nFROM (\n  SELECT run_id, id, type, at, seq, attempt, data\n  FROM run_events\n  WHERE project_id = :projectId!\n  ORDER BY run_id DESC, id DESC\n  LIMIT :limit!::int\n  OFFSET :offset!::int\n) e\nLEFT JOIN task_runs t ON t.run_id = e.run_id AND t.seq = e.seq\nORDER BY e.run_id DESC, e.id DESC"};

/**
 * Query generated from SQL:
 * ```
 * SELECT e.run_id, e.id, e.type, e.at, e.seq, CASE WHEN e.seq IS NULL THEN e.attempt ELSE attempt_number(e.run_id, e.seq, e.attempt) END AS attempt, e.data, t.name AS task_name
 * FROM (
 *   SELECT run_id, id, type, at, seq, attempt, data
 *   FROM run_events
 *   WHERE project_id = :projectId!
 *   ORDER BY run_id DESC, id DESC
 *   LIMIT :limit!::int
 *   OFFSET :offset!::int
 * ) e
 * LEFT JOIN task_runs t ON t.run_id = e.run_id AND t.seq = e.seq
 * ORDER BY e.run_id DESC, e.id DESC
 * ```
 */
export const listRecentEventRows = new PreparedQuery<IListRecentEventRowsParams,IListRecentEventRowsResult>(listRecentEventRowsIR);


