/** Types generated for queries found in "src/store/dashboard/count-open-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'CountOpenRunRows' parameters type */
export interface ICountOpenRunRowsParams {
  projectId: string;
}

/** 'CountOpenRunRows' return type */
export interface ICountOpenRunRowsResult {
  oldest: Date;
  runs: number;
  status: job_run_status;
}

/** 'CountOpenRunRows' query type */
export interface ICountOpenRunRowsQuery {
  params: ICountOpenRunRowsParams;
  result: ICountOpenRunRowsResult;
}

const countOpenRunRowsIR: any = {"usedParamSet":{"projectId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":103,"b":113}]}],"statement":"SELECT status, count(*)::int AS \"runs!\", min(created_at) AS \"oldest!\"\nFROM job_runs\nWHERE project_id = :projectId!\n  AND finished_at IS NULL\nGROUP BY status"};

/**
 * Query generated from SQL:
 * ```
 * SELECT status, count(*)::int AS "runs!", min(created_at) AS "oldest!"
 * FROM job_runs
 * WHERE project_id = :projectId!
 *   AND finished_at IS NULL
 * GROUP BY status
 * ```
 */
export const countOpenRunRows = new PreparedQuery<ICountOpenRunRowsParams,ICountOpenRunRowsResult>(countOpenRunRowsIR);


