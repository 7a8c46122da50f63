/** Types generated for queries found in "src/store/health/check-database.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'CheckDatabaseRow' parameters type */
export type ICheckDatabaseRowParams = void;

/** 'CheckDatabaseRow' return type */
export interface ICheckDatabaseRowResult {
  version: string;
}

/** 'CheckDatabaseRow' query type */
export interface ICheckDatabaseRowQuery {
  params: ICheckDatabaseRowParams;
  result: ICheckDatabaseRowResult;
}

const checkDatabaseRowIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT current_setting('server_version') AS \"version!\""};

/**
 * Query generated from SQL:
 * ```
 * SELECT current_setting('server_version') AS "version!"
 * ```
 */
export const checkDatabaseRow = new PreparedQuery<ICheckDatabaseRowParams,ICheckDatabaseRowResult>(checkDatabaseRowIR);


