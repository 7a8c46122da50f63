/** Types generated for queries found in "src/store/runs/get-child-run.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'GetChildRunRow' parameters type */
export interface IGetChildRunRowParams {
  runId: string;
}

/** 'GetChildRunRow' return type */
export interface IGetChildRunRowResult {
  error: JsonValue | null;
  outputs: JsonValue | null;
  reason: string | null;
  status: job_run_status;
}

/** 'GetChildRunRow' query type */
export interface IGetChildRunRowQuery {
  params: IGetChildRunRowParams;
  result: IGetChildRunRowResult;
}

const getChildRunRowIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":63,"b":69}]}],"statement":"SELECT status, reason, outputs, error\nFROM job_runs\nWHERE id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT status, reason, outputs, error
 * FROM job_runs
 * WHERE id = :runId!
 * ```
 */
export const getChildRunRow = new PreparedQuery<IGetChildRunRowParams,IGetChildRunRowResult>(getChildRunRowIR);


