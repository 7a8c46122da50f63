/** Types generated for queries found in "src/store/runs/find-idempotency-key.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'FindIdempotencyKey' parameters type */
export interface IFindIdempotencyKeyParams {
  key: string;
  projectId: string;
  scope: string;
}

/** 'FindIdempotencyKey' return type */
export interface IFindIdempotencyKeyResult {
  request_hash: Buffer;
  run_id: string;
  status: job_run_status;
}

/** 'FindIdempotencyKey' query type */
export interface IFindIdempotencyKeyQuery {
  params: IFindIdempotencyKeyParams;
  result: IFindIdempotencyKeyResult;
}

const findIdempotencyKeyIR: any = {"usedParamSet":{"projectId":true,"scope":true,"key":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":122,"b":132}]},{"name":"scope","required":true,"transform":{"type":"scalar"},"locs":[{"a":150,"b":156}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":172,"b":176}]}],"statement":"SELECT k.run_id, k.request_hash, r.status\nFROM idempotency_keys k\nJOIN job_runs r ON r.id = k.run_id\nWHERE k.project_id = :projectId!\n  AND k.scope = :scope!\n  AND k.key = :key!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT k.run_id, k.request_hash, r.status
 * FROM idempotency_keys k
 * JOIN job_runs r ON r.id = k.run_id
 * WHERE k.project_id = :projectId!
 *   AND k.scope = :scope!
 *   AND k.key = :key!
 * ```
 */
export const findIdempotencyKey = new PreparedQuery<IFindIdempotencyKeyParams,IFindIdempotencyKeyResult>(findIdempotencyKeyIR);


