/** Types generated for queries found in "src/store/runs/get-run-state.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'GetRunStateRow' parameters type */
export interface IGetRunStateRowParams {
  projectId: string;
  runId: string;
}

/** 'GetRunStateRow' return type */
export interface IGetRunStateRowResult {
  id: string;
  status: job_run_status;
  total_tasks: number;
  version_id: string;
}

/** 'GetRunStateRow' query type */
export interface IGetRunStateRowQuery {
  params: IGetRunStateRowParams;
  result: IGetRunStateRowResult;
}

const getRunStateRowIR: any = {"usedParamSet":{"projectId":true,"runId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":76,"b":86}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":99,"b":105}]}],"statement":"SELECT id, status, total_tasks, version_id\nFROM job_runs\nWHERE project_id = :projectId!\n  AND id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id, status, total_tasks, version_id
 * FROM job_runs
 * WHERE project_id = :projectId!
 *   AND id = :runId!
 * ```
 */
export const getRunStateRow = new PreparedQuery<IGetRunStateRowParams,IGetRunStateRowResult>(getRunStateRowIR);


