/*
  Open child runs that end with their parent task, which has ended: of one run, or of all (:parentRunId null). Relies on job_runs_parent and
  job_runs_open.
*/
/* @name findOrphanedChildren */
SELECT c.id AS "runId!", c.project_id AS "projectId!"
FROM job_runs c
JOIN task_runs t ON t.run_id = c.parent_run_id AND t.seq = c.parent_seq
WHERE c.finished_at IS NULL
  AND c.cancel_with_parent
  AND c.cancel_requested_at IS NULL
  AND (:parentRunId::uuid IS NULL OR c.parent_run_id = :parentRunId)
  AND t.status IN ('cancelled', 'skipped', 'failed', 'timed_out')
LIMIT :limit!;
