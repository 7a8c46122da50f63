/* How many task runs of a run have not ended, by everything that decides their cause. Relies on the primary key. */
/* @name countOpenTaskRows */
SELECT
  t.status, t.layer, t.queue_reason,
  CASE WHEN t.status = 'queued' THEN t.queue END AS queue,
  CASE WHEN t.status = 'queued' THEN t.tags END AS tags,
  CASE
    WHEN t.status <> 'waiting' THEN NULL
    WHEN t.progress ->> 'isPausing' = 'true' THEN 'pause'
    ELSE t.progress ->> 'kind'
  END AS waits_for,
  count(*)::int AS "count!"
FROM task_runs t
WHERE t.project_id = :projectId!
  AND t.run_id = :runId!
  AND t.node >= 0
  AND t.status IN ('pending', 'queued', 'running', 'retrying', 'waiting')
GROUP BY 1, 2, 3, 4, 5, 6;
