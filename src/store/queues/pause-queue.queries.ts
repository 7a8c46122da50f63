/** Types generated for queries found in "src/store/queues/pause-queue.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'PauseQueueRow' parameters type */
export interface IPauseQueueRowParams {
  pausedBy: string;
  queue: string;
}

/** 'PauseQueueRow' return type */
export interface IPauseQueueRowResult {
  queue: string;
}

/** 'PauseQueueRow' query type */
export interface IPauseQueueRowQuery {
  params: IPauseQueueRowParams;
  result: IPauseQueueRowResult;
}

const pauseQueueRowIR: any = {"usedParamSet":{"queue":true,"pausedBy":true},"params":[{"name":"queue","required":true,"transform":{"type":"scalar"},"locs":[{"a":52,"b":58}]},{"name":"pausedBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":61,"b":70}]}],"statement":"INSERT INTO queue_pauses (queue, paused_by)\nVALUES (:queue!, :pausedBy!)\nON CONFLICT (queue) DO NOTHING\nRETURNING queue"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO queue_pauses (queue, paused_by)
 * VALUES (:queue!, :pausedBy!)
 * ON CONFLICT (queue) DO NOTHING
 * RETURNING queue
 * ```
 */
export const pauseQueueRow = new PreparedQuery<IPauseQueueRowParams,IPauseQueueRowResult>(pauseQueueRowIR);


