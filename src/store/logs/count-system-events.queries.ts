/** Types generated for queries found in "src/store/logs/count-system-events.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'CountSystemEventRows' parameters type */
export interface ICountSystemEventRowsParams {
  limit: number;
}

/** 'CountSystemEventRows' return type */
export interface ICountSystemEventRowsResult {
  total: number;
}

/** 'CountSystemEventRows' query type */
export interface ICountSystemEventRowsQuery {
  params: ICountSystemEventRowsParams;
  result: ICountSystemEventRowsResult;
}

const countSystemEventRowsIR: any = {"usedParamSet":{"limit":true},"params":[{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":80,"b":86}]}],"statement":"SELECT count(*)::int AS \"total!\"\nFROM (\n  SELECT 1\n  FROM system_events\n  LIMIT :limit!::int\n) counted"};

/**
 * Query generated from SQL:
 * ```
 * SELECT count(*)::int AS "total!"
 * FROM (
 *   SELECT 1
 *   FROM system_events
 *   LIMIT :limit!::int
 * ) counted
 * ```
 */
export const countSystemEventRows = new PreparedQuery<ICountSystemEventRowsParams,ICountSystemEventRowsResult>(countSystemEventRowsIR);


