/** Types generated for queries found in "src/store/runs/list-last-durations.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListLastDurations' parameters type */
export interface IListLastDurationsParams {
  runId: string;
}

/** 'ListLastDurations' return type */
export interface IListLastDurationsResult {
  durationMs: number;
}

/** 'ListLastDurations' query type */
export interface IListLastDurationsQuery {
  params: IListLastDurationsParams;
  result: IListLastDurationsResult;
}

const listLastDurationsIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":174,"b":180}]}],"statement":"SELECT (extract(epoch FROM p.finished_at - p.started_at) * 1000)::float8 AS \"durationMs!\"\nFROM job_runs r\nJOIN job_runs p ON p.job_id = r.job_id AND p.id < r.id\nWHERE r.id = :runId!\n  AND p.status = 'completed'\n  AND p.started_at IS NOT NULL\nORDER BY p.id DESC\nLIMIT 10"};

/**
 * Query generated from SQL:
 * ```
 * SELECT (extract(epoch FROM p.finished_at - p.started_at) * 1000)::float8 AS "durationMs!"
 * FROM job_runs r
 * JOIN job_runs p ON p.job_id = r.job_id AND p.id < r.id
 * WHERE r.id = :runId!
 *   AND p.status = 'completed'
 *   AND p.started_at IS NOT NULL
 * ORDER BY p.id DESC
 * LIMIT 10
 * ```
 */
export const listLastDurations = new PreparedQuery<IListLastDurationsParams,IListLastDurationsResult>(listLastDurationsIR);


