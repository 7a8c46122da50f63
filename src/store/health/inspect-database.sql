/*
 * How the database does: its size, its connections, and the transaction that has been open longest, which keeps vacuum from cleaning up.
 * Texts of statements are left out, for they may hold data. What the role may not see is missing.
 */
/* @name inspectDatabaseRow */
SELECT
  pg_database_size(current_database()) AS "size_bytes!",
  (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS "connections!",
  current_setting('max_connections')::int AS "max_connections!",
  (
    SELECT count(*)::int
    FROM pg_stat_activity
    WHERE datname = current_database()
      AND wait_event_type = 'Lock'
  ) AS "waiting_for_locks!",
  oldest.pid AS "oldest_pid?",
  oldest.application_name AS "oldest_application?",
  oldest.state AS "oldest_state?",
  extract(epoch FROM now() - oldest.xact_start)::int AS "oldest_seconds?"
FROM (SELECT 1) one
LEFT JOIN LATERAL (
  SELECT pid, application_name, state, xact_start
  FROM pg_stat_activity
  WHERE datname = current_database()
    AND xact_start IS NOT NULL
    AND pid <> pg_backend_pid()
    AND backend_type = 'client backend'
  ORDER BY xact_start
  LIMIT 1
) oldest ON true;
