/** Types generated for queries found in "src/store/runs/delete-event-wait.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'DeleteEventWait' parameters type */
export interface IDeleteEventWaitParams {
  runId: string;
  seq: number;
}

/** 'DeleteEventWait' return type */
export interface IDeleteEventWaitResult {
  run_id: string;
}

/** 'DeleteEventWait' query type */
export interface IDeleteEventWaitQuery {
  params: IDeleteEventWaitParams;
  result: IDeleteEventWaitResult;
}

const deleteEventWaitIR: any = {"usedParamSet":{"runId":true,"seq":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":39,"b":45}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":59,"b":63}]}],"statement":"DELETE FROM event_waits\nWHERE run_id = :runId!\n  AND seq = :seq!\nRETURNING run_id"};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM event_waits
 * WHERE run_id = :runId!
 *   AND seq = :seq!
 * RETURNING run_id
 * ```
 */
export const deleteEventWait = new PreparedQuery<IDeleteEventWaitParams,IDeleteEventWaitResult>(deleteEventWaitIR);


