/** Types generated for queries found in "src/store/database-now.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'DatabaseNowRow' parameters type */
export type IDatabaseNowRowParams = void;

/** 'DatabaseNowRow' return type */
export interface IDatabaseNowRowResult {
  nowMs: number;
}

/** 'DatabaseNowRow' query type */
export interface IDatabaseNowRowQuery {
  params: IDatabaseNowRowParams;
  result: IDatabaseNowRowResult;
}

const databaseNowRowIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS \"nowMs!\""};

/**
 * Query generated from SQL:
 * ```
 * SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS "nowMs!"
 * ```
 */
export const databaseNowRow = new PreparedQuery<IDatabaseNowRowParams,IDatabaseNowRowResult>(databaseNowRowIR);


