/** Types generated for queries found in "src/store/runs/get-run-phase.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type failure_policy = 'cancel' | 'continue' | 'stop';

/** 'GetRunPhaseRow' parameters type */
export interface IGetRunPhaseRowParams {
  runId: string;
}

/** 'GetRunPhaseRow' return type */
export interface IGetRunPhaseRowResult {
  badTasks: number;
  cancelRequested: boolean;
  halted: failure_policy | null;
  paused_at: Date | null;
  phase: string;
  rollback: string;
  timedOut: boolean;
}

/** 'GetRunPhaseRow' query type */
export interface IGetRunPhaseRowQuery {
  params: IGetRunPhaseRowParams;
  result: IGetRunPhaseRowResult;
}

const getRunPhaseRowIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":174,"b":180}]}],"statement":"SELECT\n  phase, halted, cancel_requested_at IS NOT NULL AS \"cancelRequested!\", timed_out AS \"timedOut\", bad_tasks AS \"badTasks\", paused_at, rollback\nFROM job_runs\nWHERE id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   phase, halted, cancel_requested_at IS NOT NULL AS "cancelRequested!", timed_out AS "timedOut", bad_tasks AS "badTasks", paused_at, rollback
 * FROM job_runs
 * WHERE id = :runId!
 * ```
 */
export const getRunPhaseRow = new PreparedQuery<IGetRunPhaseRowParams,IGetRunPhaseRowResult>(getRunPhaseRowIR);


