/** Types generated for queries found in "src/store/runs/set-run-ending.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'SetRunEnding' parameters type */
export interface ISetRunEndingParams {
  attempt: number;
  error?: JsonParameter | null | void;
  outputs?: JsonParameter | null | void;
  rollback?: string | null | void;
  runId: string;
  seq: number;
  workerId: string;
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

const setRunEndingIR: any = {"usedParamSet":{"rollback":true,"outputs":true,"error":true,"runId":true,"seq":true,"attempt":true,"workerId":true},"params":[{"name":"rollback","required":false,"transform":{"type":"scalar"},"locs":[{"a":42,"b":50}]},{"name":"outputs","required":false,"transform":{"type":"scalar"},"locs":[{"a":91,"b":98}]},{"name":"error","required":false,"transform":{"type":"scalar"},"locs":[{"a":144,"b":149}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":170,"b":176},{"a":264,"b":270}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":288,"b":292}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":314,"b":322}]},{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":375,"b":384}]}],"statement":"UPDATE job_runs\nSET\n  rollback = coalesce(:rollback::text, rollback),\n  outputs = coalesce(:outputs::jsonb, outputs),\n  error = coalesce(error, :error::jsonb)\nWHERE id = :runId!\n  AND finished_at IS NULL\n  AND EXISTS (\n    SELECT FROM task_runs\n    WHERE run_id = :runId!\n      AND seq = :seq!\n      AND attempt = :attempt!\n      AND status = 'running'\n      AND worker_id = :workerId!\n  )\nRETURNING id"};

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
 *   AND EXISTS (
 *     SELECT FROM task_runs
 *     WHERE run_id = :runId!
 *       AND seq = :seq!
 *       AND attempt = :attempt!
 *       AND status = 'running'
 *       AND worker_id = :workerId!
 *   )
 * RETURNING id
 * ```
 */
export const setRunEnding = new PreparedQuery<ISetRunEndingParams,ISetRunEndingResult>(setRunEndingIR);


