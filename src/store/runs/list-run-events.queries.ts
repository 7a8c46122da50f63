/** Types generated for queries found in "src/store/runs/list-run-events.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'ListRunEventRows' parameters type */
export interface IListRunEventRowsParams {
  afterId: number;
  limit: number;
  projectId: string;
  runId: string;
}

/** 'ListRunEventRows' return type */
export interface IListRunEventRowsResult {
  at: Date;
  attempt: number | null;
  data: JsonValue | null;
  id: number;
  seq: number | null;
  type: string;
  worker_id: string | null;
}

/** 'ListRunEventRows' query type */
export interface IListRunEventRowsQuery {
  params: IListRunEventRowsParams;
  result: IListRunEventRowsResult;
}

const listRunEventRowsIR: any = {"usedParamSet":{"projectId":true,"runId":true,"afterId":true,"limit":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":170,"b":180}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":197,"b":203}]},{"name":"afterId","required":true,"transform":{"type":"scalar"},"locs":[{"a":216,"b":224}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":244,"b":250}]}],"statement":"SELECT id, type, at, seq, CASE WHEN seq IS NULL THEN attempt ELSE attempt_number(run_id, seq, attempt) END AS attempt, worker_id, data\nFROM run_events\nWHERE project_id = :projectId!\n  AND run_id = :runId!\n  AND id > :afterId!\nORDER BY id\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id, type, at, seq, CASE WHEN seq IS NULL THEN attempt ELSE attempt_number(run_id, seq, attempt) END AS attempt, worker_id, data
 * FROM run_events
 * WHERE project_id = :projectId!
 *   AND run_id = :runId!
 *   AND id > :afterId!
 * ORDER BY id
 * LIMIT :limit!::int
 * ```
 */
export const listRunEventRows = new PreparedQuery<IListRunEventRowsParams,IListRunEventRowsResult>(listRunEventRowsIR);


