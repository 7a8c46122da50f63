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
), ready AS (
  -- Their time in the queue begins now.
  UPDATE task_runs t
  SET queued_at = now()
  FROM admitted a
  WHERE t.run_id = a.id
    AND t.status = 'queued'
  RETURNING t.project_id, t.queue, t.slot_kind, t.priority, t.tags, t.run_id, t.seq
), fronts AS MATERIALIZED (
  SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank
  FROM ready
  GROUP BY queue, slot_kind, priority
), offered AS (
  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
  SELECT
    r.project_id, r.queue, r.slot_kind, r.priority, f.rank + row_number() OVER (ORDER BY r.seq), r.tags, r.run_id, r.seq
  FROM ready r
  JOIN fronts f ON f.queue = r.queue AND f.slot_kind = r.slot_kind AND f.priority = r.priority
  ORDER BY r.seq
  RETURNING queue
), event AS (
  INSERT INTO run_events (run_id, project_id, type)
  SELECT id, project_id, 'run_admitted'
  FROM admitted
)
SELECT id AS "runId!", ARRAY(SELECT DISTINCT queue FROM offered) AS "queues!"
FROM admitted;
