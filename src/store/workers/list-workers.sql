/* The newest workers, or one of them, with what they run; the state is dead as soon as the lease has ended. */
/* @name listWorkerRows */
SELECT
  w.id, w.name, w.hostname, w.pid, w.version, w.queues, w.tags, w.process_slots, w.inline_slots, w.started_at, w.heartbeat_at,
  w.lease_expires_at, w.drained_at, w.drained_by,
  CASE
    WHEN w.status IN ('active', 'draining') AND w.lease_expires_at < now() THEN 'dead'
    ELSE w.status
  END::worker_status AS "status!",
  (
    SELECT count(*)::int
    FROM job_runs r
    JOIN task_runs t ON t.run_id = r.id
    WHERE r.project_id = :projectId!
      AND r.finished_at IS NULL
      AND t.status = 'running'
      AND t.worker_id = w.id
      AND w.status IN ('active', 'draining')
  ) AS "running_tasks!"
FROM workers w
WHERE :id::uuid IS NULL OR w.id = :id
ORDER BY w.started_at DESC
LIMIT :limit!::int;
