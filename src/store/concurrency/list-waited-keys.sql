/* Keys that somebody waits for. */
/* @name listWaitedKeys */
SELECT DISTINCT project_id AS "projectId!", key
FROM concurrency_waiters
LIMIT :limit!;
