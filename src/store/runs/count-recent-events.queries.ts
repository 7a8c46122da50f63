/** Types generated for queries found in "src/store/runs/count-recent-events.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'CountRecentEventRows' parameters type */
export interface ICountRecentEventRowsParams {
  limit: number;
  projectId: string;
}

/** 'CountRecentEventRows' return type */
export interface ICountRecentEventRowsResult {
  total: number;
}

/** 'CountRecentEventRows' query type */
export interface ICountRecentEventRowsQuery {
  params: ICountRecentEventRowsParams;
  result: ICountRecentEventRowsResult;
}

const countRecentEventRowsIR: any = {"usedParamSet":{"projectId":true,"limit":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":90,"b":100}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":110,"b":116}]}],"statement":"SELECT count(*)::int AS \"total!\"\nFROM (\n  SELECT 1\n  FROM run_events\n  WHERE project_id = :projectId!\n  LIMIT :limit!::int\n) counted"};

/**
 * Query generated from SQL:
 * ```
 * SELECT count(*)::int AS "total!"
 * FROM (
 *   SELECT 1
 *   FROM run_events
 *   WHERE project_id = :projectId!
 *   LIMIT :limit!::int
 * ) counted
 * ```
 */
export const countRecentEventRows = new PreparedQuery<ICountRecentEventRowsParams,ICountRecentEventRowsResult>(countRecentEventRowsIR);


