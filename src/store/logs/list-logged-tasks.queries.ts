/** Types generated for queries found in "src/store/logs/list-logged-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListLoggedTaskRows' parameters type */
export interface IListLoggedTaskRowsParams {
  afterSeq: number;
  limit: number;
  projectId: string;
  runId: string;
}

/** 'ListLoggedTaskRows' return type */
export interface IListLoggedTaskRowsResult {
  name: string;
  seq: number;
}

/** 'ListLoggedTaskRows' query type */
export interface IListLoggedTaskRowsQuery {
  params: IListLoggedTaskRowsParams;
  result: IListLoggedTaskRowsResult;
}

const listLoggedTaskRowsIR: any = {"usedParamSet":{"projectId":true,"runId":true,"afterSeq":true,"limit":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":59,"b":69}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":88,"b":94}]},{"name":"afterSeq","required":true,"transform":{"type":"scalar"},"locs":[{"a":128,"b":137}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":244,"b":250}]}],"statement":"SELECT t.seq, t.name\nFROM task_runs t\nWHERE t.project_id = :projectId!\n  AND t.run_id = :runId!\n  AND t.node >= 0\n  AND t.seq > :afterSeq!\n  AND EXISTS (SELECT FROM log_chunks l WHERE l.run_id = t.run_id AND l.seq = t.seq)\nORDER BY t.seq\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT t.seq, t.name
 * FROM task_runs t
 * WHERE t.project_id = :projectId!
 *   AND t.run_id = :runId!
 *   AND t.node >= 0
 *   AND t.seq > :afterSeq!
 *   AND EXISTS (SELECT FROM log_chunks l WHERE l.run_id = t.run_id AND l.seq = t.seq)
 * ORDER BY t.seq
 * LIMIT :limit!::int
 * ```
 */
export const listLoggedTaskRows = new PreparedQuery<IListLoggedTaskRowsParams,IListLoggedTaskRowsResult>(listLoggedTaskRowsIR);


