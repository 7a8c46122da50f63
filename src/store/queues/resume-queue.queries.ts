/** Types generated for queries found in "src/store/queues/resume-queue.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ResumeQueueRow' parameters type */
export interface IResumeQueueRowParams {
  queue: string;
}

/** 'ResumeQueueRow' return type */
export interface IResumeQueueRowResult {
  queue: string;
}

/** 'ResumeQueueRow' query type */
export interface IResumeQueueRowQuery {
  params: IResumeQueueRowParams;
  result: IResumeQueueRowResult;
}

const resumeQueueRowIR: any = {"usedParamSet":{"queue":true},"params":[{"name":"queue","required":true,"transform":{"type":"scalar"},"locs":[{"a":39,"b":45}]}],"statement":"DELETE FROM queue_pauses\nWHERE queue = :queue!\nRETURNING queue"};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM queue_pauses
 * WHERE queue = :queue!
 * RETURNING queue
 * ```
 */
export const resumeQueueRow = new PreparedQuery<IResumeQueueRowParams,IResumeQueueRowResult>(resumeQueueRowIR);


