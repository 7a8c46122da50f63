/** Types generated for queries found in "src/store/health/inspect-database.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'InspectDatabaseRow' parameters type */
export type IInspectDatabaseRowParams = void;

/** 'InspectDatabaseRow' return type */
export interface IInspectDatabaseRowResult {
  connections: number;
  max_connections: number;
  oldest_application: string | null;
  oldest_pid: number | null;
  oldest_seconds: number | null;
  oldest_state: string | null;
  size_bytes: number;
  waiting_for_locks: number;
}

/** 'InspectDatabaseRow' query type */
export interface IInspectDatabaseRowQuery {
  params: IInspectDatabaseRowParams;
  result: IInspectDatabaseRowResult;
}

const inspectDatabaseRowIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT\n  pg_database_size(current_database()) AS \"size_bytes!\",\n  (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS \"connections!\",\n  current_setting('max_connections')::int AS \"max_connections!\",\n  (\n    SELECT count(*)::int\n    FROM pg_stat_activity\n    WHERE datname = current_database()\n      AND wait_event_type = 'Lock'\n  ) AS \"waiting_for_locks!\",\n  oldest.pid AS \"oldest_pid?\",\n  oldest.application_name AS \"oldest_application?\",\n  oldest.state AS \"oldest_state?\",\n  extract(epoch FROM now() - oldest.xact_start)::int AS \"oldest_seconds?\"\nFROM (SELECT 1) one\nLEFT JOIN LATERAL (\n  SELECT pid, application_name, state, xact_start\n  FROM pg_stat_activity\n  WHERE datname = current_database()\n    AND xact_start IS NOT NULL\n    AND pid <> pg_backend_pid()\n    AND backend_type = 'client backend'\n  ORDER BY xact_start\n  LIMIT 1\n) oldest ON true"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   pg_database_size(current_database()) AS "size_bytes!",
 *   (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS "connections!",
 *   current_setting('max_connections')::int AS "max_connections!",
 *   (
 *     SELECT count(*)::int
 *     FROM pg_stat_activity
 *     WHERE datname = current_database()
 *       AND wait_event_type = 'Lock'
 *   ) AS "waiting_for_locks!",
 *   oldest.pid AS "oldest_pid?",
 *   oldest.application_name AS "oldest_application?",
 *   oldest.state AS "oldest_state?",
 *   extract(epoch FROM now() - oldest.xact_start)::int AS "oldest_seconds?"
 * FROM (SELECT 1) one
 * LEFT JOIN LATERAL (
 *   SELECT pid, application_name, state, xact_start
 *   FROM pg_stat_activity
 *   WHERE datname = current_database()
 *     AND xact_start IS NOT NULL
 *     AND pid <> pg_backend_pid()
 *     AND backend_type = 'client backend'
 *   ORDER BY xact_start
 *   LIMIT 1
 * ) oldest ON true
 * ```
 */
export const inspectDatabaseRow = new PreparedQuery<IInspectDatabaseRowParams,IInspectDatabaseRowResult>(inspectDatabaseRowIR);


