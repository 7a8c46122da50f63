/** Types generated for queries found in "src/store/jobs/summarize-job-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type stringArray = (string)[];

/** 'SummarizeJobRunRows' parameters type */
export interface ISummarizeJobRunRowsParams {
  jobIds: stringArray;
  newest: number;
}

/** 'SummarizeJobRunRows' return type */
export interface ISummarizeJobRunRowsResult {
  completed: number;
  failed: number;
  job_id: string;
  p50: number | null;
  recent: JsonValue;
}

/** 'SummarizeJobRunRows' query type */
export interface ISummarizeJobRunRowsQuery {
  params: ISummarizeJobRunRowsParams;
  result: ISummarizeJobRunRowsResult;
}

const summarizeJobRunRowsIR: any = {"usedParamSet":{"jobIds":true,"newest":true},"params":[{"name":"jobIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":576,"b":583}]},{"name":"newest","required":true,"transform":{"type":"scalar"},"locs":[{"a":803,"b":810}]}],"statement":"SELECT\n  job.id AS \"job_id!\",\n  coalesce(\n    json_agg(\n      json_build_object('id', r.id, 'status', r.status, 'duration_ms', round(r.duration), 'created_at', r.created_at)\n      ORDER BY r.id DESC\n    ) FILTER (WHERE r.id IS NOT NULL),\n    '[]'\n  ) AS \"recent!\",\n  percentile_cont(0.5) WITHIN GROUP (ORDER BY r.duration) FILTER (WHERE r.status IN ('completed', 'failed', 'timed_out') AND r.attempt = 1) AS p50,\n  count(*) FILTER (WHERE r.status = 'completed')::int AS \"completed!\",\n  count(*) FILTER (WHERE r.status IN ('failed', 'timed_out'))::int AS \"failed!\"\nFROM unnest(:jobIds!::uuid[]) AS job (id)\nLEFT JOIN LATERAL (\n  SELECT\n    id, status, attempt, created_at, date_part('epoch', finished_at - started_at) * 1000 AS duration\n  FROM job_runs\n  WHERE job_id = job.id\n  ORDER BY id DESC\n  LIMIT :newest!::int\n) r ON true\nGROUP BY job.id"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   job.id AS "job_id!",
 *   coalesce(
 *     json_agg(
 *       json_build_object('id', r.id, 'status', r.status, 'duration_ms', round(r.duration), 'created_at', r.created_at)
 *       ORDER BY r.id DESC
 *     ) FILTER (WHERE r.id IS NOT NULL),
 *     '[]'
 *   ) AS "recent!",
 *   percentile_cont(0.5) WITHIN GROUP (ORDER BY r.duration) FILTER (WHERE r.status IN ('completed', 'failed', 'timed_out') AND r.attempt = 1) AS p50,
 *   count(*) FILTER (WHERE r.status = 'completed')::int AS "completed!",
 *   count(*) FILTER (WHERE r.status IN ('failed', 'timed_out'))::int AS "failed!"
 * FROM unnest(:jobIds!::uuid[]) AS job (id)
 * LEFT JOIN LATERAL (
 *   SELECT
 *     id, status, attempt, created_at, date_part('epoch', finished_at - started_at) * 1000 AS duration
 *   FROM job_runs
 *   WHERE job_id = job.id
 *   ORDER BY id DESC
 *   LIMIT :newest!::int
 * ) r ON true
 * GROUP BY job.id
 * ```
 */
export const summarizeJobRunRows = new PreparedQuery<ISummarizeJobRunRowsParams,ISummarizeJobRunRowsResult>(summarizeJobRunRowsIR);


