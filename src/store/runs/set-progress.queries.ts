/** Types generated for queries found in "src/store/runs/set-progress.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'SetProgressRow' parameters type */
export interface ISetProgressRowParams {
  progress: JsonParameter;
  runId: string;
  seq: number;
}

/** 'SetProgressRow' return type */
export interface ISetProgressRowResult {
  seq: number;
}

/** 'SetProgressRow' query type */
export interface ISetProgressRowQuery {
  params: ISetProgressRowParams;
  result: ISetProgressRowResult;
}

const setProgressRowIR: any = {"usedParamSet":{"progress":true,"runId":true,"seq":true},"params":[{"name":"progress","required":true,"transform":{"type":"scalar"},"locs":[{"a":32,"b":41}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":65,"b":71}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":85,"b":89}]}],"statement":"UPDATE task_runs\nSET progress = :progress!::jsonb\nWHERE run_id = :runId!\n  AND seq = :seq!\n  AND status = 'waiting'\nRETURNING seq"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE task_runs
 * SET progress = :progress!::jsonb
 * WHERE run_id = :runId!
 *   AND seq = :seq!
 *   AND status = 'waiting'
 * RETURNING seq
 * ```
 */
export const setProgressRow = new PreparedQuery<ISetProgressRowParams,ISetProgressRowResult>(setProgressRowIR);


