/* The workers that are alive, counted by version and state. */
/* @name countWorkerVersionRows */
SELECT version, status AS "status!", count(*)::int AS "count!"
FROM workers
WHERE status IN ('active', 'draining')
  AND lease_expires_at > now()
GROUP BY version, status
ORDER BY version, status;
