/*
  The newest runs of each of some jobs, newest first, and what they came to. For each job so many entries of job_runs_job are read, however
  many runs it has. The median leaves out runs that were run again, as in summarize-job-history.sql.
*/
/* @name summarizeJobRunRows */
SELECT
  job.id AS "job_id!",
  coalesce(
    json_agg(
      json_build_object('id', r.id, 'status', r.status, 'duration_ms', round(r.duration), 'created_at', r.created_at)
      ORDER BY r.id DESC
    ) FILTER (WHERE r.id IS NOT NULL),
    '[]'
  ) AS "recent!",
  percentile_cont(0.5) WITHIN GROUP (ORDER BY r.duration) FILTER (WHERE r.status IN ('completed', 'failed', 'timed_out') AND r.attempt = 1) AS p50,
  count(*) FILTER (WHERE r.status = 'completed')::int AS "completed!",
  count(*) FILTER (WHERE r.status IN ('failed', 'timed_out'))::int AS "failed!"
FROM unnest(:jobIds!::uuid[]) AS job (id)
LEFT JOIN LATERAL (
  SELECT
    id, status, attempt, created_at, date_part('epoch', finished_at - started_at) * 1000 AS duration
  FROM job_runs
  WHERE job_id = job.id
  ORDER BY id DESC
  LIMIT :newest!::int
) r ON true
GROUP BY job.id;
