/* How many events listRecentEventRows can page through, counted up to a limit. */
/* @name countRecentEventRows */
SELECT count(*)::int AS "total!"
FROM (
  SELECT 1
  FROM run_events
  WHERE project_id = :projectId!
  LIMIT :limit!::int
) counted;
