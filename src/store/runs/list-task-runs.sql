/*
  A page of a run's task runs in the order of the job, after a sequence number. Outputs are cut to a length, structured ones
  above it left out: a run of 10 000 tasks must not become a gigabyte. Relies on the primary key. Parent and worker are looked up by key
  for each row: of joins the planner, which cannot know how large a run is, read whole tables once they had statistics.
*/
/* @name listTaskRunRows */
SELECT
  t.run_id, t.seq, t.node, t.layer, t.name, t.item_key, t.item_index,
  (
    SELECT p.seq
    FROM scopes s
    JOIN task_runs p ON p.run_id = s.run_id AND p.seq = s.parent_seq AND p.node >= 0
    WHERE s.run_id = t.run_id
      AND s.id = t.scope
    LIMIT 1
  ) AS parent_seq,
  t.status, t.skip_reason, t.ended_by,
  attempt_number(t.run_id, t.seq, t.attempt) AS "attempt!",
  coalesce(
    t.worker_id,
    (
      SELECT a.worker_id
      FROM task_attempts a
      WHERE a.run_id = t.run_id
        AND a.seq = t.seq
        AND a.attempt = t.attempt
      LIMIT 1
    )
  ) AS worker_id,
  t.tags, t.queue, t.queue_reason, t.queued_at, CASE WHEN t.status = 'retrying' THEN t.retry_at END AS retry_at, t.started_at, t.finished_at, t.exit_code,
  left(t.output, :outputLength!::int) AS output, coalesce(length(t.output) > :outputLength!::int, false) AS "output_truncated!",
  CASE WHEN pg_column_size(t.outputs) <= :outputLength!::int THEN t.outputs END AS outputs, t.error
FROM task_runs t
WHERE t.project_id = :projectId!
  AND t.run_id = :runId!
  -- The controller is nobody's task.
  AND t.node >= 0
  AND t.seq > :afterSeq!
  AND (:status::task_run_status IS NULL OR t.status = :status)
ORDER BY t.seq
LIMIT :limit!::int
OFFSET :offset!::int;
