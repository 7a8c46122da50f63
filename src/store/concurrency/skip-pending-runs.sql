/* Ends runs that waited for their admission, because a newer one takes their place (workflow-language.md 3, queue_order latest). */
/* @name skipPendingRuns */
WITH skipped AS (
  UPDATE job_runs
  SET
    status = 'skipped',
    reason = 'replaced',
    open_tasks = 0,
    finished_at = now()
  WHERE id = ANY (:runIds!::uuid[])
    AND status = 'pending'
  RETURNING id, project_id
), tasks AS (
  UPDATE task_runs t
  SET
    status = 'skipped',
    skip_reason = 'run_stopped',
    finished_at = now()
  FROM skipped s
  WHERE t.run_id = s.id
    AND t.status IN ('pending', 'queued', 'waiting')
)
INSERT INTO run_events (run_id, project_id, type)
SELECT id, project_id, 'run_skipped'
FROM skipped
RETURNING run_id;
