/* How many system events there are, counted up to a limit. */
/* @name countSystemEventRows */
SELECT count(*)::int AS "total!"
FROM (
  SELECT 1
  FROM system_events
  LIMIT :limit!::int
) counted;
