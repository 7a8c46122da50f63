/** Types generated for queries found in "src/store/logs/count-lines-before.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'CountLinesBeforeRow' parameters type */
export interface ICountLinesBeforeRowParams {
  position: number;
  runId: string;
  seq?: number | null | void;
}

/** 'CountLinesBeforeRow' return type */
export interface ICountLinesBeforeRowResult {
  lines: number;
}

/** 'CountLinesBeforeRow' query type */
export interface ICountLinesBeforeRowQuery {
  params: ICountLinesBeforeRowParams;
  result: ICountLinesBeforeRowResult;
}

const countLinesBeforeRowIR: any = {"usedParamSet":{"runId":true,"position":true,"seq":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":82,"b":88}]},{"name":"position","required":true,"transform":{"type":"scalar"},"locs":[{"a":107,"b":116}]},{"name":"seq","required":false,"transform":{"type":"scalar"},"locs":[{"a":125,"b":128},{"a":152,"b":155}]}],"statement":"SELECT coalesce(sum(lines), 0)::bigint AS \"lines!\"\nFROM log_chunks\nWHERE run_id = :runId!\n  AND position < :position!\n  AND (:seq::int IS NULL OR seq = :seq)"};

/**
 * Query generated from SQL:
 * ```
 * SELECT coalesce(sum(lines), 0)::bigint AS "lines!"
 * FROM log_chunks
 * WHERE run_id = :runId!
 *   AND position < :position!
 *   AND (:seq::int IS NULL OR seq = :seq)
 * ```
 */
export const countLinesBeforeRow = new PreparedQuery<ICountLinesBeforeRowParams,ICountLinesBeforeRowResult>(countLinesBeforeRowIR);


