/** Types generated for queries found in "src/store/logs/count-attempt-lines.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

export type stringArray = (string)[];

/** 'CountAttemptLineRows' parameters type */
export interface ICountAttemptLineRowsParams {
  attempts: numberArray;
  runIds: stringArray;
  seqs: numberArray;
}

/** 'CountAttemptLineRows' return type */
export interface ICountAttemptLineRowsResult {
  attempt: number;
  lines: number;
  runId: string;
  seq: number;
}

/** 'CountAttemptLineRows' query type */
export interface ICountAttemptLineRowsQuery {
  params: ICountAttemptLineRowsParams;
  result: ICountAttemptLineRowsResult;
}

const countAttemptLineRowsIR: any = {"usedParamSet":{"runIds":true,"seqs":true,"attempts":true},"params":[{"name":"runIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":257,"b":264}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":275,"b":280}]},{"name":"attempts","required":true,"transform":{"type":"scalar"},"locs":[{"a":290,"b":299}]}],"statement":"SELECT a.run_id AS \"runId!\", a.seq AS \"seq!\", a.attempt AS \"attempt!\", (\n  SELECT coalesce(max(c.first_line + c.lines), 0)\n  FROM log_chunks c\n  WHERE c.run_id = a.run_id\n    AND c.seq = a.seq\n    AND c.attempt = a.attempt\n)::bigint AS \"lines!\"\nFROM unnest(:runIds!::uuid[], :seqs!::int[], :attempts!::int[]) AS a (run_id, seq, attempt)"};

/**
 * Query generated from SQL:
 * ```
 * SELECT a.run_id AS "runId!", a.seq AS "seq!", a.attempt AS "attempt!", (
 *   SELECT coalesce(max(c.first_line + c.lines), 0)
 *   FROM log_chunks c
 *   WHERE c.run_id = a.run_id
 *     AND c.seq = a.seq
 *     AND c.attempt = a.attempt
 * )::bigint AS "lines!"
 * FROM unnest(:runIds!::uuid[], :seqs!::int[], :attempts!::int[]) AS a (run_id, seq, attempt)
 * ```
 */
export const countAttemptLineRows = new PreparedQuery<ICountAttemptLineRowsParams,ICountAttemptLineRowsResult>(countAttemptLineRowsIR);


