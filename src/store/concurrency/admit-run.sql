/* Admits a run that waited for a slot and offers its first task runs. Runs after lockRun. */
/* @name admitRunRow */
WITH admitted AS (
  UPDATE job_runs
  SET
    status = 'queued',
    reason = NULL
  WHERE id = :runId!
    AND status = 'pending'
  RETURNING id, project_id
), offered AS (
  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)
  SELECT t.project_id, t.queue, t.slot_kind, t.priority, t.tags, t.run_id, t.seq
  FROM task_runs t
  JOIN admitted a ON a.id = t.run_id
  WHERE t.status = 'queued'
  ORDER BY t.seq
  RETURNING queue
), event AS (
  INSERT INTO run_events (run_id, project_id, type)
  SELECT id, project_id, 'run_admitted'
  FROM admitted
)
SELECT id AS "runId!", ARRAY(SELECT DISTINCT queue FROM offered) AS "queues!"
FROM admitted;
