/** Types generated for queries found in "src/store/queues/list-queue-pauses.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListQueuePauseRows' parameters type */
export type IListQueuePauseRowsParams = void;

/** 'ListQueuePauseRows' return type */
export interface IListQueuePauseRowsResult {
  paused_at: Date;
  paused_by: string;
  queue: string;
}

/** 'ListQueuePauseRows' query type */
export interface IListQueuePauseRowsQuery {
  params: IListQueuePauseRowsParams;
  result: IListQueuePauseRowsResult;
}

const listQueuePauseRowsIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT queue, paused_at, paused_by\nFROM queue_pauses"};

/**
 * Query generated from SQL:
 * ```
 * SELECT queue, paused_at, paused_by
 * FROM queue_pauses
 * ```
 */
export const listQueuePauseRows = new PreparedQuery<IListQueuePauseRowsParams,IListQueuePauseRowsResult>(listQueuePauseRowsIR);


