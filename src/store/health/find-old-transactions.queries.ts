/** Types generated for queries found in "src/store/health/find-old-transactions.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindOldTransactionRows' parameters type */
export interface IFindOldTransactionRowsParams {
  olderThanMs: number;
}

/** 'FindOldTransactionRows' return type */
export interface IFindOldTransactionRowsResult {
  ageMs: number;
  application: string | null;
  began: Date;
  pid: number | null;
  preparedAs: string | null;
  state: string | null;
  userName: string | null;
}

/** 'FindOldTransactionRows' query type */
export interface IFindOldTransactionRowsQuery {
  params: IFindOldTransactionRowsParams;
  result: IFindOldTransactionRowsResult;
}

const findOldTransactionRowsIR: any = {"usedParamSet":{"olderThanMs":true},"params":[{"name":"olderThanMs","required":true,"transform":{"type":"scalar"},"locs":[{"a":406,"b":418},{"a":764,"b":776}]}],"statement":"SELECT\n  a.pid AS \"pid?\",\n  a.application_name AS \"application?\",\n  a.usename::text AS \"userName?\",\n  a.state AS \"state?\",\n  NULL::text AS \"preparedAs?\",\n  a.xact_start AS \"began!\",\n  extract(epoch FROM clock_timestamp() - a.xact_start)::float8 * 1000 AS \"ageMs!\"\nFROM pg_stat_activity a\nWHERE a.datname = current_database()\n  AND a.backend_type = 'client backend'\n  AND a.xact_start < clock_timestamp() - :olderThanMs!::bigint * interval '1 millisecond'\n  AND (a.backend_xmin IS NOT NULL OR a.backend_xid IS NOT NULL)\nUNION ALL\nSELECT\n  NULL, NULL, p.owner::text, 'prepared', p.gid, p.prepared, extract(epoch FROM clock_timestamp() - p.prepared)::float8 * 1000\nFROM pg_prepared_xacts p\nWHERE p.database = current_database()\n  AND p.prepared < clock_timestamp() - :olderThanMs!::bigint * interval '1 millisecond'\nORDER BY 6"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   a.pid AS "pid?",
 *   a.application_name AS "application?",
 *   a.usename::text AS "userName?",
 *   a.state AS "state?",
 *   NULL::text AS "preparedAs?",
 *   a.xact_start AS "began!",
 *   extract(epoch FROM clock_timestamp() - a.xact_start)::float8 * 1000 AS "ageMs!"
 * FROM pg_stat_activity a
 * WHERE a.datname = current_database()
 *   AND a.backend_type = 'client backend'
 *   AND a.xact_start < clock_timestamp() - :olderThanMs!::bigint * interval '1 millisecond'
 *   AND (a.backend_xmin IS NOT NULL OR a.backend_xid IS NOT NULL)
 * UNION ALL
 * SELECT
 *   NULL, NULL, p.owner::text, 'prepared', p.gid, p.prepared, extract(epoch FROM clock_timestamp() - p.prepared)::float8 * 1000
 * FROM pg_prepared_xacts p
 * WHERE p.database = current_database()
 *   AND p.prepared < clock_timestamp() - :olderThanMs!::bigint * interval '1 millisecond'
 * ORDER BY 6
 * ```
 */
export const findOldTransactionRows = new PreparedQuery<IFindOldTransactionRowsParams,IFindOldTransactionRowsResult>(findOldTransactionRowsIR);


