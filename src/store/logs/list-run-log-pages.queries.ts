/** Types generated for queries found in "src/store/logs/list-run-log-pages.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'ListRunLogPageRows' parameters type */
export interface IListRunLogPageRowsParams {
  endLine: number;
  firstLine: number;
  projectId: string;
  runId: string;
  seq?: number | null | void;
}

/** 'ListRunLogPageRows' return type */
export interface IListRunLogPageRowsResult {
  attempt: number;
  body: string | null;
  chunk: number;
  first_line: number;
  lines: number;
  lines_before: number;
  marks: numberArray;
  packed: Buffer | null;
  position: number;
  run_id: string;
  seq: number;
  started_at: Date;
}

/** 'ListRunLogPageRows' query type */
export interface IListRunLogPageRowsQuery {
  params: IListRunLogPageRowsParams;
  result: IListRunLogPageRowsResult;
}

const listRunLogPageRowsIR: any = {"usedParamSet":{"projectId":true,"runId":true,"seq":true,"endLine":true,"firstLine":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":143,"b":153}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":172,"b":178},{"a":476,"b":482}]},{"name":"seq","required":false,"transform":{"type":"scalar"},"locs":[{"a":189,"b":192},{"a":216,"b":219}]},{"name":"endLine","required":true,"transform":{"type":"scalar"},"locs":[{"a":535,"b":543}]},{"name":"firstLine","required":true,"transform":{"type":"scalar"},"locs":[{"a":586,"b":596}]}],"statement":"WITH counted AS (\n  SELECT position, sum(lines) OVER (ORDER BY position) - lines AS lines_before, lines\n  FROM log_chunks\n  WHERE project_id = :projectId!\n    AND run_id = :runId!\n    AND (:seq::int IS NULL OR seq = :seq)\n)\nSELECT\n  c.run_id, c.position, c.seq, attempt_number(c.run_id, c.seq, c.attempt) AS \"attempt!\", c.chunk, c.first_line, c.lines, c.started_at, c.marks, c.body, c.packed,\n  p.lines_before AS \"lines_before!\"\nFROM counted p\nJOIN log_chunks c ON c.run_id = :runId! AND c.position = p.position\nWHERE p.lines_before < :endLine!::bigint\n  AND p.lines_before + p.lines > :firstLine!::bigint\nORDER BY c.position"};

/**
 * Query generated from SQL:
 * ```
 * WITH counted AS (
 *   SELECT position, sum(lines) OVER (ORDER BY position) - lines AS lines_before, lines
 *   FROM log_chunks
 *   WHERE project_id = :projectId!
 *     AND run_id = :runId!
 *     AND (:seq::int IS NULL OR seq = :seq)
 * )
 * SELECT
 *   c.run_id, c.position, c.seq, attempt_number(c.run_id, c.seq, c.attempt) AS "attempt!", c.chunk, c.first_line, c.lines, c.started_at, c.marks, c.body, c.packed,
 *   p.lines_before AS "lines_before!"
 * FROM counted p
 * JOIN log_chunks c ON c.run_id = :runId! AND c.position = p.position
 * WHERE p.lines_before < :endLine!::bigint
 *   AND p.lines_before + p.lines > :firstLine!::bigint
 * ORDER BY c.position
 * ```
 */
export const listRunLogPageRows = new PreparedQuery<IListRunLogPageRowsParams,IListRunLogPageRowsResult>(listRunLogPageRowsIR);


