/*
  What the runs since a moment came to: the newest :limit of them, so that the cost does not grow with the range. One pass over the index of
  (project_id, id) and these rows; the rest is arithmetic over them. Durations as in summarize-job-history.sql.
*/
/* @name summarizeRunRows */
WITH recent AS MATERIALIZED (
  SELECT
    id, job_id, status, created_at,
    CASE WHEN status IN ('completed', 'failed', 'timed_out') AND attempt = 1 THEN date_part('epoch', finished_at - started_at) * 1000 END AS duration,
    (status IN ('failed', 'timed_out'))::int AS failed
  FROM job_runs
  WHERE project_id = :projectId!
    AND id >= :since!
  ORDER BY id DESC
  LIMIT :limit!::int
), totals AS (
  SELECT
    count(*)::int AS runs,
    count(*) FILTER (WHERE status = 'completed')::int AS completed,
    coalesce(sum(failed), 0)::int AS failed,
    min(created_at) AS oldest,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY duration) AS p50,
    percentile_cont(0.95) WITHIN GROUP (ORDER BY duration) AS p95
  FROM recent
), buckets AS (
  SELECT json_agg(json_build_object('start', start, 'status', status, 'runs', runs)) AS buckets
  FROM (
    SELECT floor(date_part('epoch', created_at) * 1000 / :bucketMs!::float8) * :bucketMs!::float8 AS start, status, count(*) AS runs
    FROM recent
    GROUP BY 1, 2
  ) bucket
), by_job AS (
  SELECT job_id, count(*) AS runs, sum(failed) AS failed, percentile_cont(0.5) WITHIN GROUP (ORDER BY duration) AS p50
  FROM recent
  GROUP BY job_id
), failing AS (
  SELECT b.job_id, j.name AS job_name, b.runs, b.failed, round(b.p50) AS p50_ms
  FROM by_job b
  JOIN jobs j ON j.id = b.job_id
  WHERE b.failed > 0
  ORDER BY b.failed DESC, b.runs, b.job_id
  LIMIT :top!::int
), slowest AS (
  SELECT b.job_id, j.name AS job_name, b.runs, b.failed, round(b.p50) AS p50_ms
  FROM by_job b
  JOIN jobs j ON j.id = b.job_id
  WHERE b.p50 IS NOT NULL
  ORDER BY b.p50 DESC, b.job_id
  LIMIT :top!::int
), newest AS (
  SELECT DISTINCT ON (job_id) id, failed
  FROM recent
  ORDER BY job_id, id DESC
), broken AS (
  SELECT id
  FROM newest
  WHERE failed = 1
  ORDER BY id DESC
  LIMIT :top!::int
)
SELECT
  totals.runs AS "runs!", totals.completed AS "completed!", totals.failed AS "failed!", totals.oldest, totals.p50, totals.p95,
  coalesce(buckets.buckets, '[]') AS "buckets!",
  (SELECT coalesce(json_agg(failing), '[]') FROM failing) AS "failing!",
  (SELECT coalesce(json_agg(slowest), '[]') FROM slowest) AS "slowest!",
  (SELECT coalesce(array_agg(id), '{}') FROM broken) AS "broken!"
FROM totals
CROSS JOIN buckets;
