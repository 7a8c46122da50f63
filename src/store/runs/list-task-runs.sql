/*
  A page of a run's task runs in the order of the job, after a sequence number. Outputs are cut to a length, structured ones
  above it left out: a run of 10 000 tasks must not become a gigabyte. Relies on the primary key.
*/
/* @name listTaskRunRows */
SELECT
  run_id, seq, name, status, skip_reason, attempt, worker_id, tags, queue, queued_at, started_at, finished_at, exit_code,
  left(output, :outputLength!::int) AS output, coalesce(length(output) > :outputLength!::int, false) AS "output_truncated!",
  CASE WHEN pg_column_size(outputs) <= :outputLength!::int THEN outputs END AS outputs, error
FROM task_runs
WHERE project_id = :projectId!
  AND run_id = :runId!
  AND seq > :afterSeq!
  AND (:status::task_run_status IS NULL OR status = :status)
ORDER BY seq
LIMIT :limit!::int
OFFSET :offset!::int;
