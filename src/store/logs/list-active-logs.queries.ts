/** Types generated for queries found in "src/store/logs/list-active-logs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListActiveLogRows' parameters type */
export interface IListActiveLogRowsParams {
  limit: number;
  projectId: string;
  youngestSince: string;
}

/** 'ListActiveLogRows' return type */
export interface IListActiveLogRowsResult {
  chunks: number | null;
  run_id: string | null;
}

/** 'ListActiveLogRows' query type */
export interface IListActiveLogRowsQuery {
  params: IListActiveLogRowsParams;
  result: IListActiveLogRowsResult;
}

const listActiveLogRowsIR: any = {"usedParamSet":{"projectId":true,"youngestSince":true,"limit":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":98,"b":108},{"a":207,"b":217}]},{"name":"youngestSince","required":true,"transform":{"type":"scalar"},"locs":[{"a":237,"b":251}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":259,"b":265}]}],"statement":"SELECT l.run_id, l.chunks\nFROM run_logs l\nJOIN job_runs r ON r.id = l.run_id\nWHERE r.project_id = :projectId!\n  AND r.finished_at IS NULL\nUNION\nSELECT l.run_id, l.chunks\nFROM run_logs l\nWHERE l.project_id = :projectId!\n  AND l.run_id >= :youngestSince!\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT l.run_id, l.chunks
 * FROM run_logs l
 * JOIN job_runs r ON r.id = l.run_id
 * WHERE r.project_id = :projectId!
 *   AND r.finished_at IS NULL
 * UNION
 * SELECT l.run_id, l.chunks
 * FROM run_logs l
 * WHERE l.project_id = :projectId!
 *   AND l.run_id >= :youngestSince!
 * LIMIT :limit!::int
 * ```
 */
export const listActiveLogRows = new PreparedQuery<IListActiveLogRowsParams,IListActiveLogRowsResult>(listActiveLogRowsIR);


