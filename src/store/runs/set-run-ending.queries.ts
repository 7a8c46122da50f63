/** Types generated for queries found in "src/store/runs/set-run-ending.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'SetRunEnding' parameters type */
export interface ISetRunEndingParams {
  error?: JsonParameter | null | void;
  outputs?: JsonParameter | null | void;
  rollback?: string | null | void;
  runId: string;
}

/** 'SetRunEnding' return type */
export interface ISetRunEndingResult {
  id: string;
}

/** 'SetRunEnding' query type */
export interface ISetRunEndingQuery {
  params: ISetRunEndingParams;
  result: ISetRunEndingResult;
}

const setRunEndingIR: any = {"usedParamSet":{"rollback":true,"outputs":true,"error":true,"runId":true},"params":[{"name":"rollback","required":false,"transform":{"type":"scalar"},"locs":[{"a":42,"b":50}]},{"name":"outputs","required":false,"transform":{"type":"scalar"},"locs":[{"a":91,"b":98}]},{"name":"error","required":false,"transform":{"type":"scalar"},"locs":[{"a":144,"b":149}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":170,"b":176}]}],"statement":"UPDATE job_runs\nSET\n  rollback = coalesce(:rollback::text, rollback),\n  outputs = coalesce(:outputs::jsonb, outputs),\n  error = coalesce(error, :error::jsonb)\nWHERE id = :runId!\n  AND finished_at IS NULL\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE job_runs
 * SET
 *   rollback = coalesce(:rollback::text, rollback),
 *   outputs = coalesce(:outputs::jsonb, outputs),
 *   error = coalesce(error, :error::jsonb)
 * WHERE id = :runId!
 *   AND finished_at IS NULL
 * RETURNING id
 * ```
 */
export const setRunEnding = new PreparedQuery<ISetRunEndingParams,ISetRunEndingResult>(setRunEndingIR);


