/*
  What a job's runs since a moment came to: the newest :limit of them, so that the cost does not grow with the range. A run
  that was run again has no duration: it keeps its first start, so that the time until somebody ran it again would count, and its last attempt
  did but a part of the work. Relies on job_runs_job.
*/
/* @name summarizeJobHistoryRow */
WITH recent AS MATERIALIZED (
  SELECT
    status, created_at,
    CASE WHEN status IN ('completed', 'failed', 'timed_out') AND attempt = 1 THEN date_part('epoch', finished_at - started_at) * 1000 END AS duration
  FROM job_runs
  WHERE project_id = :projectId!
    AND job_id = :jobId!
    AND id >= :since!
  ORDER BY id DESC
  LIMIT :limit!::int
), buckets AS (
  SELECT json_agg(json_build_object('start', start, 'status', status, 'runs', runs) ORDER BY start) AS buckets
  FROM (
    SELECT floor(date_part('epoch', created_at) * 1000 / :bucketMs!::float8) * :bucketMs!::float8 AS start, status, count(*) AS runs
    FROM recent
    GROUP BY 1, 2
  ) bucket
)
SELECT
  count(*)::int AS "runs!",
  count(*) FILTER (WHERE status = 'completed')::int AS "completed!",
  count(*) FILTER (WHERE status IN ('failed', 'timed_out'))::int AS "failed!",
  min(created_at) AS oldest,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY duration) AS p50,
  percentile_cont(0.95) WITHIN GROUP (ORDER BY duration) AS p95,
  (SELECT coalesce(buckets, '[]') FROM buckets) AS "buckets!"
FROM recent;
