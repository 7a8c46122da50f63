/** Types generated for queries found in "src/store/logs/list-log-ranges.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'ListLogRangeRows' parameters type */
export interface IListLogRangeRowsParams {
  endLines: numberArray;
  firstLines: numberArray;
  projectId: string;
  runId: string;
  seq?: number | null | void;
}

/** 'ListLogRangeRows' return type */
export interface IListLogRangeRowsResult {
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

/** 'ListLogRangeRows' query type */
export interface IListLogRangeRowsQuery {
  params: IListLogRangeRowsParams;
  result: IListLogRangeRowsResult;
}

const listLogRangeRowsIR: any = {"usedParamSet":{"projectId":true,"runId":true,"seq":true,"firstLines":true,"endLines":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":143,"b":153}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":172,"b":178},{"a":753,"b":759}]},{"name":"seq","required":false,"transform":{"type":"scalar"},"locs":[{"a":189,"b":192},{"a":216,"b":219}]},{"name":"firstLines","required":true,"transform":{"type":"scalar"},"locs":[{"a":334,"b":345}]},{"name":"endLines","required":true,"transform":{"type":"scalar"},"locs":[{"a":358,"b":367}]}],"statement":"WITH counted AS (\n  SELECT position, sum(lines) OVER (ORDER BY position) - lines AS lines_before, lines\n  FROM log_chunks\n  WHERE project_id = :projectId!\n    AND run_id = :runId!\n    AND (:seq::int IS NULL OR seq = :seq)\n), wanted AS (\n  SELECT p.position, p.lines_before\n  FROM counted p\n  WHERE EXISTS (\n    SELECT\n    FROM unnest(:firstLines!::bigint[], :endLines!::bigint[]) AS r (first_line, end_line)\n    WHERE p.lines_before < r.end_line\n      AND p.lines_before + p.lines > r.first_line\n  )\n)\nSELECT\n  c.run_id, c.position, c.seq, attempt_number(c.run_id, c.seq, c.attempt) AS \"attempt!\", c.chunk, c.first_line, c.lines, c.started_at, c.marks, c.body, c.packed,\n  w.lines_before AS \"lines_before!\"\nFROM wanted w\nJOIN log_chunks c ON c.run_id = :runId! AND c.position = w.position\nORDER BY c.position"};

/**
 * Query generated from SQL:
 * ```
 * WITH counted AS (
 *   SELECT position, sum(lines) OVER (ORDER BY position) - lines AS lines_before, lines
 *   FROM log_chunks
 *   WHERE project_id = :projectId!
 *     AND run_id = :runId!
 *     AND (:seq::int IS NULL OR seq = :seq)
 * ), wanted AS (
 *   SELECT p.position, p.lines_before
 *   FROM counted p
 *   WHERE EXISTS (
 *     SELECT
 *     FROM unnest(:firstLines!::bigint[], :endLines!::bigint[]) AS r (first_line, end_line)
 *     WHERE p.lines_before < r.end_line
 *       AND p.lines_before + p.lines > r.first_line
 *   )
 * )
 * SELECT
 *   c.run_id, c.position, c.seq, attempt_number(c.run_id, c.seq, c.attempt) AS "attempt!", c.chunk, c.first_line, c.lines, c.started_at, c.marks, c.body, c.packed,
 *   w.lines_before AS "lines_before!"
 * FROM wanted w
 * JOIN log_chunks c ON c.run_id = :runId! AND c.position = w.position
 * ORDER BY c.position
 * ```
 */
export const listLogRangeRows = new PreparedQuery<IListLogRangeRowsParams,IListLogRangeRowsResult>(listLogRangeRowsIR);


