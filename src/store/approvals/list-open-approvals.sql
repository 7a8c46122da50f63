/*
  Task runs that wait for a decision, those with the nearest deadline first. Each has a timer, since every approval ends by itself: so the cost grows
  with the waits of all kinds, not with runs. Relies on the primary keys.
*/
/* @name listOpenApprovalRows */
SELECT
  t.run_id, t.seq, t.node, t.name, t.attempt, t.progress, tm.fire_at, r.version_id, r.job_id, j.name AS job_name, r.number, r.status,
  r.started_by, t.started_at
FROM timers tm
JOIN task_runs t ON t.run_id = tm.run_id AND t.seq = tm.seq AND t.attempt = tm.attempt
JOIN job_runs r ON r.id = t.run_id
JOIN jobs j ON j.id = r.job_id
WHERE tm.project_id = :projectId!
  AND tm.kind = 'task_wake'
  AND t.status = 'waiting'
  AND t.progress ->> 'kind' = 'approval'
  AND r.finished_at IS NULL
ORDER BY tm.fire_at, tm.id
LIMIT :limit!::int;
