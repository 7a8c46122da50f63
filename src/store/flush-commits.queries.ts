/** Types generated for queries found in "src/store/flush-commits.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FlushCommitsRow' parameters type */
export type IFlushCommitsRowParams = void;

/** 'FlushCommitsRow' return type */
export interface IFlushCommitsRowResult {
  position: string;
}

/** 'FlushCommitsRow' query type */
export interface IFlushCommitsRowQuery {
  params: IFlushCommitsRowParams;
  result: IFlushCommitsRowResult;
}

const flushCommitsRowIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT pg_logical_emit_message(true, 'stratal', ''::text)::text AS \"position!\""};

/**
 * Query generated from SQL:
 * ```
 * SELECT pg_logical_emit_message(true, 'stratal', ''::text)::text AS "position!"
 * ```
 */
export const flushCommitsRow = new PreparedQuery<IFlushCommitsRowParams,IFlushCommitsRowResult>(flushCommitsRowIR);


