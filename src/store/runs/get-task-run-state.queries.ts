/** Types generated for queries found in "src/store/runs/get-task-run-state.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

/** 'GetTaskRunStateRow' parameters type */
export interface IGetTaskRunStateRowParams {
  projectId: string;
  runId: string;
  seq: number;
}

/** 'GetTaskRunStateRow' return type */
export interface IGetTaskRunStateRowResult {
  name: string;
  run_id: string;
  seq: number;
  status: task_run_status;
}

/** 'GetTaskRunStateRow' query type */
export interface IGetTaskRunStateRowQuery {
  params: IGetTaskRunStateRowParams;
  result: IGetTaskRunStateRowResult;
}

const getTaskRunStateRowIR: any = {"usedParamSet":{"projectId":true,"runId":true,"seq":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":67,"b":77}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":94,"b":100}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":114,"b":118}]}],"statement":"SELECT run_id, seq, name, status\nFROM task_runs\nWHERE project_id = :projectId!\n  AND run_id = :runId!\n  AND seq = :seq!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT run_id, seq, name, status
 * FROM task_runs
 * WHERE project_id = :projectId!
 *   AND run_id = :runId!
 *   AND seq = :seq!
 * ```
 */
export const getTaskRunStateRow = new PreparedQuery<IGetTaskRunStateRowParams,IGetTaskRunStateRowResult>(getTaskRunStateRowIR);


