/** Types generated for queries found in "src/store/logs/read-log-totals.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ReadLogTotalsRow' parameters type */
export interface IReadLogTotalsRowParams {
  runId: string;
}

/** 'ReadLogTotalsRow' return type */
export interface IReadLogTotalsRowResult {
  bytes: number;
  chunks: number;
  lines: number;
}

/** 'ReadLogTotalsRow' query type */
export interface IReadLogTotalsRowQuery {
  params: IReadLogTotalsRowParams;
  result: IReadLogTotalsRowResult;
}

const readLogTotalsRowIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":57,"b":63}]}],"statement":"SELECT chunks, lines, bytes\nFROM run_logs\nWHERE run_id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT chunks, lines, bytes
 * FROM run_logs
 * WHERE run_id = :runId!
 * ```
 */
export const readLogTotalsRow = new PreparedQuery<IReadLogTotalsRowParams,IReadLogTotalsRowResult>(readLogTotalsRowIR);


