/*
  Watched runs of which there may be something new to tell: the pure part of it is src/engine/run-news.ts. Walks the watches, of which there
  is one for each open run of a job with `notify` or `sla`.
*/
/* @name findRunNews */
SELECT
  w.run_id AS "runId!", w.project_id AS "projectId!", w.start_by AS "startBy", w.finish_by AS "finishBy",
  w.long_after_ms AS "longAfterMs", w.told AS "told!", r.version_id AS "versionId!", r.status AS "status!",
  r.started_at AS "startedAt", r.finished_at AS "finishedAt", r.created_at AS "createdAt!",
  r.allowed_failures AS "allowedFailures!", r.bad_tasks AS "badTasks!", r.error, now() AS "now!",
  CASE
    WHEN r.status = 'completed' THEN (
      SELECT p.status
      FROM job_runs p
      WHERE p.job_id = r.job_id
        AND p.id < r.id
        AND p.status IN ('completed', 'failed', 'timed_out')
      ORDER BY p.id DESC
      LIMIT 1
    )
  END AS "previousStatus"
FROM run_watches w
JOIN job_runs r ON r.id = w.run_id
WHERE r.finished_at IS NOT NULL
  OR (r.started_at IS NOT NULL AND 'started' <> ALL (w.told))
  OR (r.status = 'waiting' AND 'waiting' <> ALL (w.told))
  OR (w.start_by < now() AND r.started_at IS NULL AND 'sla_missed:start' <> ALL (w.told))
  OR (w.finish_by < now() AND 'sla_missed:finish' <> ALL (w.told))
  OR (
    r.started_at + w.long_after_ms * interval '1 millisecond' < now()
    AND 'long_running' <> ALL (w.told)
  )
ORDER BY w.run_id
LIMIT 100;
