/** Types generated for queries found in "src/store/dashboard/summarize-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type stringArray = (string)[];

/** 'SummarizeRunRows' parameters type */
export interface ISummarizeRunRowsParams {
  bucketMs: number;
  limit: number;
  projectId: string;
  since: string;
  top: number;
}

/** 'SummarizeRunRows' return type */
export interface ISummarizeRunRowsResult {
  broken: stringArray;
  buckets: JsonValue;
  completed: number;
  failed: number;
  failing: JsonValue;
  oldest: Date | null;
  p50: number | null;
  p95: number | null;
  runs: number;
  slowest: JsonValue;
}

/** 'SummarizeRunRows' query type */
export interface ISummarizeRunRowsQuery {
  params: ISummarizeRunRowsParams;
  result: ISummarizeRunRowsResult;
}

const summarizeRunRowsIR: any = {"usedParamSet":{"projectId":true,"since":true,"limit":true,"bucketMs":true,"top":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":318,"b":328}]},{"name":"since","required":true,"transform":{"type":"scalar"},"locs":[{"a":344,"b":350}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":379,"b":385}]},{"name":"bucketMs","required":true,"transform":{"type":"scalar"},"locs":[{"a":911,"b":920},{"a":933,"b":942}]},{"name":"top","required":true,"transform":{"type":"scalar"},"locs":[{"a":1415,"b":1419},{"a":1637,"b":1641},{"a":1832,"b":1836}]}],"statement":"WITH recent AS MATERIALIZED (\n  SELECT\n    id, job_id, status, created_at,\n    CASE WHEN status IN ('completed', 'failed', 'timed_out') AND attempt = 1 THEN date_part('epoch', finished_at - started_at) * 1000 END AS duration,\n    (status IN ('failed', 'timed_out'))::int AS failed\n  FROM job_runs\n  WHERE project_id = :projectId!\n    AND id >= :since!\n  ORDER BY id DESC\n  LIMIT :limit!::int\n), totals AS (\n  SELECT\n    count(*)::int AS runs,\n    count(*) FILTER (WHERE status = 'completed')::int AS completed,\n    coalesce(sum(failed), 0)::int AS failed,\n    min(created_at) AS oldest,\n    percentile_cont(0.5) WITHIN GROUP (ORDER BY duration) AS p50,\n    percentile_cont(0.95) WITHIN GROUP (ORDER BY duration) AS p95\n  FROM recent\n), buckets AS (\n  SELECT json_agg(json_build_object('start', start, 'status', status, 'runs', runs)) AS buckets\n  FROM (\n    SELECT floor(date_part('epoch', created_at) * 1000 / :bucketMs!::float8) * :bucketMs!::float8 AS start, status, count(*) AS runs\n    FROM recent\n    GROUP BY 1, 2\n  ) bucket\n), by_job AS (\n  SELECT job_id, count(*) AS runs, sum(failed) AS failed, percentile_cont(0.5) WITHIN GROUP (ORDER BY duration) AS p50\n  FROM recent\n  GROUP BY job_id\n), failing AS (\n  SELECT b.job_id, j.name AS job_name, b.runs, b.failed, round(b.p50) AS p50_ms\n  FROM by_job b\n  JOIN jobs j ON j.id = b.job_id\n  WHERE b.failed > 0\n  ORDER BY b.failed DESC, b.runs, b.job_id\n  LIMIT :top!::int\n), slowest AS (\n  SELECT b.job_id, j.name AS job_name, b.runs, b.failed, round(b.p50) AS p50_ms\n  FROM by_job b\n  JOIN jobs j ON j.id = b.job_id\n  WHERE b.p50 IS NOT NULL\n  ORDER BY b.p50 DESC, b.job_id\n  LIMIT :top!::int\n), newest AS (\n  SELECT DISTINCT ON (job_id) id, failed\n  FROM recent\n  ORDER BY job_id, id DESC\n), broken AS (\n  SELECT id\n  FROM newest\n  WHERE failed = 1\n  ORDER BY id DESC\n  LIMIT :top!::int\n)\nSELECT\n  totals.runs AS \"runs!\", totals.completed AS \"completed!\", totals.failed AS \"failed!\", totals.oldest, totals.p50, totals.p95,\n  coalesce(buckets.buckets, '[]') AS \"buckets!\",\n  (SELECT coalesce(json_agg(failing), '[]') FROM failing) AS \"failing!\",\n  (SELECT coalesce(json_agg(slowest), '[]') FROM slowest) AS \"slowest!\",\n  (SELECT coalesce(array_agg(id), '{}') FROM broken) AS \"broken!\"\nFROM totals\nCROSS JOIN buckets"};

/**
 * Query generated from SQL:
 * ```
 * WITH recent AS MATERIALIZED (
 *   SELECT
 *     id, job_id, status, created_at,
 *     CASE WHEN status IN ('completed', 'failed', 'timed_out') AND attempt = 1 THEN date_part('epoch', finished_at - started_at) * 1000 END AS duration,
 *     (status IN ('failed', 'timed_out'))::int AS failed
 *   FROM job_runs
 *   WHERE project_id = :projectId!
 *     AND id >= :since!
 *   ORDER BY id DESC
 *   LIMIT :limit!::int
 * ), totals AS (
 *   SELECT
 *     count(*)::int AS runs,
 *     count(*) FILTER (WHERE status = 'completed')::int AS completed,
 *     coalesce(sum(failed), 0)::int AS failed,
 *     min(created_at) AS oldest,
 *     percentile_cont(0.5) WITHIN GROUP (ORDER BY duration) AS p50,
 *     percentile_cont(0.95) WITHIN GROUP (ORDER BY duration) AS p95
 *   FROM recent
 * ), buckets AS (
 *   SELECT json_agg(json_build_object('start', start, 'status', status, 'runs', runs)) AS buckets
 *   FROM (
 *     SELECT floor(date_part('epoch', created_at) * 1000 / :bucketMs!::float8) * :bucketMs!::float8 AS start, status, count(*) AS runs
 *     FROM recent
 *     GROUP BY 1, 2
 *   ) bucket
 * ), by_job AS (
 *   SELECT job_id, count(*) AS runs, sum(failed) AS failed, percentile_cont(0.5) WITHIN GROUP (ORDER BY duration) AS p50
 *   FROM recent
 *   GROUP BY job_id
 * ), failing AS (
 *   SELECT b.job_id, j.name AS job_name, b.runs, b.failed, round(b.p50) AS p50_ms
 *   FROM by_job b
 *   JOIN jobs j ON j.id = b.job_id
 *   WHERE b.failed > 0
 *   ORDER BY b.failed DESC, b.runs, b.job_id
 *   LIMIT :top!::int
 * ), slowest AS (
 *   SELECT b.job_id, j.name AS job_name, b.runs, b.failed, round(b.p50) AS p50_ms
 *   FROM by_job b
 *   JOIN jobs j ON j.id = b.job_id
 *   WHERE b.p50 IS NOT NULL
 *   ORDER BY b.p50 DESC, b.job_id
 *   LIMIT :top!::int
 * ), newest AS (
 *   SELECT DISTINCT ON (job_id) id, failed
 *   FROM recent
 *   ORDER BY job_id, id DESC
 * ), broken AS (
 *   SELECT id
 *   FROM newest
 *   WHERE failed = 1
 *   ORDER BY id DESC
 *   LIMIT :top!::int
 * )
 * SELECT
 *   totals.runs AS "runs!", totals.completed AS "completed!", totals.failed AS "failed!", totals.oldest, totals.p50, totals.p95,
 *   coalesce(buckets.buckets, '[]') AS "buckets!",
 *   (SELECT coalesce(json_agg(failing), '[]') FROM failing) AS "failing!",
 *   (SELECT coalesce(json_agg(slowest), '[]') FROM slowest) AS "slowest!",
 *   (SELECT coalesce(array_agg(id), '{}') FROM broken) AS "broken!"
 * FROM totals
 * CROSS JOIN buckets
 * ```
 */
export const summarizeRunRows = new PreparedQuery<ISummarizeRunRowsParams,ISummarizeRunRowsResult>(summarizeRunRowsIR);


