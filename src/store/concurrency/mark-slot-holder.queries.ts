/** Types generated for queries found in "src/store/concurrency/mark-slot-holder.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'MarkSlotHolder' parameters type */
export interface IMarkSlotHolderParams {
  attempt: number;
  runId: string;
  seq: number;
  workerId: string;
}

/** 'MarkSlotHolder' return type */
export interface IMarkSlotHolderResult {
  seq: number;
}

/** 'MarkSlotHolder' query type */
export interface IMarkSlotHolderQuery {
  params: IMarkSlotHolderParams;
  result: IMarkSlotHolderResult;
}

const markSlotHolderIR: any = {"usedParamSet":{"runId":true,"seq":true,"attempt":true,"workerId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":54,"b":60}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":74,"b":78}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":96,"b":104}]},{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":149,"b":158}]}],"statement":"UPDATE task_runs\nSET holds_slot = true\nWHERE run_id = :runId!\n  AND seq = :seq!\n  AND attempt = :attempt!\n  AND status = 'running'\n  AND worker_id = :workerId!\nRETURNING seq"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE task_runs
 * SET holds_slot = true
 * WHERE run_id = :runId!
 *   AND seq = :seq!
 *   AND attempt = :attempt!
 *   AND status = 'running'
 *   AND worker_id = :workerId!
 * RETURNING seq
 * ```
 */
export const markSlotHolder = new PreparedQuery<IMarkSlotHolderParams,IMarkSlotHolderResult>(markSlotHolderIR);


