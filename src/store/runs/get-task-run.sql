/* One task run, with all of its output, and the state of its run. */
/* @name getTaskRunRow */
SELECT
  t.run_id, t.seq, t.node, t.layer, t.name, t.item_key, t.item_index, p.seq AS parent_seq, t.status, t.skip_reason, t.ended_by, attempt_number(t.run_id, t.seq, t.attempt) AS "attempt!", coalesce(t.worker_id, a.worker_id) AS worker_id, t.tags,
  t.queue, t.queue_reason, t.queued_at, CASE WHEN t.status = 'retrying' THEN t.retry_at END AS retry_at, t.started_at, t.finished_at, t.exit_code, t.output, t.outputs, t.error, r.status AS run_status,
  r.version_id
FROM task_runs t
JOIN job_runs r ON r.id = t.run_id
LEFT JOIN scopes s ON s.run_id = t.run_id AND s.id = t.scope
LEFT JOIN task_runs p ON p.run_id = s.run_id AND p.seq = s.parent_seq AND p.node >= 0
LEFT JOIN task_attempts a ON a.run_id = t.run_id AND a.seq = t.seq AND a.attempt = t.attempt
WHERE t.project_id = :projectId!
  AND t.run_id = :runId!
  -- The controller is nobody's task.
  AND t.node >= 0
  AND t.seq = :seq!;
