/* The newest workers and their states, without what they run: asked for again and again. */
/* @name listWorkerStateRows */
SELECT
  id, status, lease_expires_at > now() AS "alive!"
FROM workers
ORDER BY started_at DESC
LIMIT :limit!::int;
