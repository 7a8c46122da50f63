/*
  Queued task runs of a version's runs that have waited for a worker for longer than they may. nodes and limits (milliseconds) are parallel
  arrays. What was woken to join or to go on is not meant. Relies on job_runs_queue_clocks.
*/
/* @name findExpiredTasks */
SELECT t.run_id AS "runId!", t.seq AS "seq!", t.node AS "node!", t.project_id AS "projectId!"
FROM job_runs r
JOIN task_runs t ON t.run_id = r.id
JOIN unnest(:nodes!::int[], :limits!::bigint[]) AS limited (node, ms) ON limited.node = t.node
WHERE r.has_queue_timeouts
  AND r.finished_at IS NULL
  AND r.paused_at IS NULL
  AND r.status NOT IN ('scheduled', 'pending')
  AND r.version_id = :versionId!
  AND t.status = 'queued'
  AND t.child_scope IS NULL
  AND t.progress IS NULL
  AND t.queued_at + limited.ms * interval '1 millisecond' <= now()
ORDER BY t.run_id, t.seq
LIMIT 100;
