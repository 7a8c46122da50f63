/** Types generated for queries found in "src/store/jobs/summarize-job-history.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'SummarizeJobHistoryRow' parameters type */
export interface ISummarizeJobHistoryRowParams {
  bucketMs: number;
  jobId: string;
  limit: number;
  projectId: string;
  since: string;
}

/** 'SummarizeJobHistoryRow' return type */
export interface ISummarizeJobHistoryRowResult {
  buckets: JsonValue;
  completed: number;
  failed: number;
  oldest: Date | null;
  p50: number | null;
  p95: number | null;
  runs: number;
}

/** 'SummarizeJobHistoryRow' query type */
export interface ISummarizeJobHistoryRowQuery {
  params: ISummarizeJobHistoryRowParams;
  result: ISummarizeJobHistoryRowResult;
}

const summarizeJobHistoryRowIR: any = {"usedParamSet":{"projectId":true,"jobId":true,"since":true,"limit":true,"bucketMs":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":250,"b":260}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":279,"b":285}]},{"name":"since","required":true,"transform":{"type":"scalar"},"locs":[{"a":301,"b":307}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":336,"b":342}]},{"name":"bucketMs","required":true,"transform":{"type":"scalar"},"locs":[{"a":542,"b":551},{"a":564,"b":573}]}],"statement":"WITH recent AS MATERIALIZED (\n  SELECT\n    status, created_at,\n    CASE WHEN status IN ('completed', 'failed', 'timed_out') AND attempt = 1 THEN date_part('epoch', finished_at - started_at) * 1000 END AS duration\n  FROM job_runs\n  WHERE project_id = :projectId!\n    AND job_id = :jobId!\n    AND id >= :since!\n  ORDER BY id DESC\n  LIMIT :limit!::int\n), buckets AS (\n  SELECT json_agg(json_build_object('start', start, 'status', status, 'runs', runs) ORDER BY start) AS buckets\n  FROM (\n    SELECT floor(date_part('epoch', created_at) * 1000 / :bucketMs!::float8) * :bucketMs!::float8 AS start, status, count(*) AS runs\n    FROM recent\n    GROUP BY 1, 2\n  ) bucket\n)\nSELECT\n  count(*)::int AS \"runs!\",\n  count(*) FILTER (WHERE status = 'completed')::int AS \"completed!\",\n  count(*) FILTER (WHERE status IN ('failed', 'timed_out'))::int AS \"failed!\",\n  min(created_at) AS oldest,\n  percentile_cont(0.5) WITHIN GROUP (ORDER BY duration) AS p50,\n  percentile_cont(0.95) WITHIN GROUP (ORDER BY duration) AS p95,\n  (SELECT coalesce(buckets, '[]') FROM buckets) AS \"buckets!\"\nFROM recent"};

/**
 * Query generated from SQL:
 * ```
 * WITH recent AS MATERIALIZED (
 *   SELECT
 *     status, created_at,
 *     CASE WHEN status IN ('completed', 'failed', 'timed_out') AND attempt = 1 THEN date_part('epoch', finished_at - started_at) * 1000 END AS duration
 *   FROM job_runs
 *   WHERE project_id = :projectId!
 *     AND job_id = :jobId!
 *     AND id >= :since!
 *   ORDER BY id DESC
 *   LIMIT :limit!::int
 * ), buckets AS (
 *   SELECT json_agg(json_build_object('start', start, 'status', status, 'runs', runs) ORDER BY start) AS buckets
 *   FROM (
 *     SELECT floor(date_part('epoch', created_at) * 1000 / :bucketMs!::float8) * :bucketMs!::float8 AS start, status, count(*) AS runs
 *     FROM recent
 *     GROUP BY 1, 2
 *   ) bucket
 * )
 * SELECT
 *   count(*)::int AS "runs!",
 *   count(*) FILTER (WHERE status = 'completed')::int AS "completed!",
 *   count(*) FILTER (WHERE status IN ('failed', 'timed_out'))::int AS "failed!",
 *   min(created_at) AS oldest,
 *   percentile_cont(0.5) WITHIN GROUP (ORDER BY duration) AS p50,
 *   percentile_cont(0.95) WITHIN GROUP (ORDER BY duration) AS p95,
 *   (SELECT coalesce(buckets, '[]') FROM buckets) AS "buckets!"
 * FROM recent
 * ```
 */
export const summarizeJobHistoryRow = new PreparedQuery<ISummarizeJobHistoryRowParams,ISummarizeJobHistoryRowResult>(summarizeJobHistoryRowIR);


