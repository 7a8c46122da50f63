/*
  Transactions that keep vacuum from removing what has been deleted since they began: those with a snapshot or a number, and prepared ones.
  Roles without pg_read_all_stats see those of their own role only.
*/
/* @name findOldTransactionRows */
SELECT
  a.pid AS "pid?",
  a.application_name AS "application?",
  a.usename::text AS "userName?",
  a.state AS "state?",
  NULL::text AS "preparedAs?",
  a.xact_start AS "began!",
  extract(epoch FROM clock_timestamp() - a.xact_start)::float8 * 1000 AS "ageMs!"
FROM pg_stat_activity a
WHERE a.datname = current_database()
  AND a.backend_type = 'client backend'
  AND a.xact_start < clock_timestamp() - :olderThanMs!::bigint * interval '1 millisecond'
  AND (a.backend_xmin IS NOT NULL OR a.backend_xid IS NOT NULL)
UNION ALL
SELECT
  NULL, NULL, p.owner::text, 'prepared', p.gid, p.prepared, extract(epoch FROM clock_timestamp() - p.prepared)::float8 * 1000
FROM pg_prepared_xacts p
WHERE p.database = current_database()
  AND p.prepared < clock_timestamp() - :olderThanMs!::bigint * interval '1 millisecond'
ORDER BY 6;
