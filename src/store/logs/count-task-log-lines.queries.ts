/** Types generated for queries found in "src/store/logs/count-task-log-lines.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'CountTaskLogLineRows' parameters type */
export interface ICountTaskLogLineRowsParams {
  runId: string;
  seq: number;
}

/** 'CountTaskLogLineRows' return type */
export interface ICountTaskLogLineRowsResult {
  chunks: number;
  lines: number;
}

/** 'CountTaskLogLineRows' query type */
export interface ICountTaskLogLineRowsQuery {
  params: ICountTaskLogLineRowsParams;
  result: ICountTaskLogLineRowsResult;
}

const countTaskLogLineRowsIR: any = {"usedParamSet":{"runId":true,"seq":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":110,"b":116}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":130,"b":134}]}],"statement":"SELECT coalesce(sum(lines), 0)::bigint AS \"lines!\", count(*)::int AS \"chunks!\"\nFROM log_chunks\nWHERE run_id = :runId!\n  AND seq = :seq!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT coalesce(sum(lines), 0)::bigint AS "lines!", count(*)::int AS "chunks!"
 * FROM log_chunks
 * WHERE run_id = :runId!
 *   AND seq = :seq!
 * ```
 */
export const countTaskLogLineRows = new PreparedQuery<ICountTaskLogLineRowsParams,ICountTaskLogLineRowsResult>(countTaskLogLineRowsIR);


