/* One task run, with all of its output, and the state of its run. */
/* @name getTaskRunRow */
SELECT
  t.run_id, t.seq, t.name, t.status, t.skip_reason, t.attempt, t.worker_id, t.tags, t.queue, t.queued_at, t.started_at, t.finished_at,
  t.exit_code, t.output, t.outputs, t.error, r.status AS run_status
FROM task_runs t
JOIN job_runs r ON r.id = t.run_id
WHERE t.project_id = :projectId!
  AND t.run_id = :runId!
  AND t.seq = :seq!;
