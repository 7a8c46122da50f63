/** Types generated for queries found in "src/store/queues/get-database-id.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'GetDatabaseId' parameters type */
export type IGetDatabaseIdParams = void;

/** 'GetDatabaseId' return type */
export interface IGetDatabaseIdResult {
  id: string;
}

/** 'GetDatabaseId' query type */
export interface IGetDatabaseIdQuery {
  params: IGetDatabaseIdParams;
  result: IGetDatabaseIdResult;
}

const getDatabaseIdIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT\n  (SELECT system_identifier FROM pg_control_system()) || '-' || d.oid AS \"id!\"\nFROM pg_database d\nWHERE d.datname = current_database()"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   (SELECT system_identifier FROM pg_control_system()) || '-' || d.oid AS "id!"
 * FROM pg_database d
 * WHERE d.datname = current_database()
 * ```
 */
export const getDatabaseId = new PreparedQuery<IGetDatabaseIdParams,IGetDatabaseIdResult>(getDatabaseIdIR);


