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
  pruned: boolean;
}

/** 'ReadLogTotalsRow' query type */
export interface IReadLogTotalsRowQuery {
  params: IReadLogTotalsRowParams;
  result: IReadLogTotalsRowResult;
}

const readLogTotalsRowIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":176,"b":182}]}],"statement":"SELECT l.chunks, l.lines, l.bytes, NOT EXISTS (\n  SELECT\n  FROM log_chunks c\n  WHERE c.run_id = l.run_id\n    AND c.position = 0\n) AS \"pruned!\"\nFROM run_logs l\nWHERE l.run_id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT l.chunks, l.lines, l.bytes, NOT EXISTS (
 *   SELECT
 *   FROM log_chunks c
 *   WHERE c.run_id = l.run_id
 *     AND c.position = 0
 * ) AS "pruned!"
 * FROM run_logs l
 * WHERE l.run_id = :runId!
 * ```
 */
export const readLogTotalsRow = new PreparedQuery<IReadLogTotalsRowParams,IReadLogTotalsRowResult>(readLogTotalsRowIR);


