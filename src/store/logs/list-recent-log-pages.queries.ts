/** Types generated for queries found in "src/store/logs/list-recent-log-pages.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'ListRecentLogPageRows' parameters type */
export interface IListRecentLogPageRowsParams {
  chunkLimit: number;
  endLine: number;
  firstLine: number;
  projectId: string;
}

/** 'ListRecentLogPageRows' return type */
export interface IListRecentLogPageRowsResult {
  attempt: number | null;
  body: string | null;
  chunk: number | null;
  first_line: number | null;
  lines: number | null;
  lines_after: number | null;
  marks: numberArray | null;
  packed: Buffer | null;
  position: number | null;
  run_id: string | null;
  seq: number | null;
  started_at: Date | null;
  task_name: string | null;
  total: number;
}

/** 'ListRecentLogPageRows' query type */
export interface IListRecentLogPageRowsQuery {
  params: IListRecentLogPageRowsParams;
  result: IListRecentLogPageRowsResult;
}

const listRecentLogPageRowsIR: any = {"usedParamSet":{"projectId":true,"chunkLimit":true,"endLine":true,"firstLine":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":89,"b":99}]},{"name":"chunkLimit","required":true,"transform":{"type":"scalar"},"locs":[{"a":147,"b":158}]},{"name":"endLine","required":true,"transform":{"type":"scalar"},"locs":[{"a":824,"b":832}]},{"name":"firstLine","required":true,"transform":{"type":"scalar"},"locs":[{"a":874,"b":884}]}],"statement":"WITH recent AS (\n  SELECT run_id, position, lines\n  FROM log_chunks\n  WHERE project_id = :projectId!\n  ORDER BY run_id DESC, position DESC\n  LIMIT :chunkLimit!::int\n), counted AS (\n  SELECT run_id, position, lines, sum(lines) OVER (ORDER BY run_id DESC, position DESC) - lines AS lines_after\n  FROM recent\n), total AS (\n  SELECT coalesce(sum(lines), 0)::bigint AS lines\n  FROM recent\n)\nSELECT\n  total.lines AS \"total!\", c.run_id AS \"run_id?\", c.position AS \"position?\", c.seq AS \"seq?\", attempt_number(c.run_id, c.seq, c.attempt) AS \"attempt?\",\n  c.chunk AS \"chunk?\", c.first_line AS \"first_line?\", c.lines AS \"lines?\", c.started_at AS \"started_at?\", c.marks AS \"marks?\",\n  c.body AS \"body?\", c.packed AS \"packed?\", p.lines_after AS \"lines_after?\", t.name AS \"task_name?\"\nFROM total\nLEFT JOIN counted p\n  ON p.lines_after < :endLine!::bigint\n  AND p.lines_after + p.lines > :firstLine!::bigint\nLEFT JOIN log_chunks c ON c.run_id = p.run_id AND c.position = p.position\nLEFT JOIN task_runs t ON t.run_id = c.run_id AND t.seq = c.seq\nORDER BY c.run_id DESC, c.position DESC"};

/**
 * Query generated from SQL:
 * ```
 * WITH recent AS (
 *   SELECT run_id, position, lines
 *   FROM log_chunks
 *   WHERE project_id = :projectId!
 *   ORDER BY run_id DESC, position DESC
 *   LIMIT :chunkLimit!::int
 * ), counted AS (
 *   SELECT run_id, position, lines, sum(lines) OVER (ORDER BY run_id DESC, position DESC) - lines AS lines_after
 *   FROM recent
 * ), total AS (
 *   SELECT coalesce(sum(lines), 0)::bigint AS lines
 *   FROM recent
 * )
 * SELECT
 *   total.lines AS "total!", c.run_id AS "run_id?", c.position AS "position?", c.seq AS "seq?", attempt_number(c.run_id, c.seq, c.attempt) AS "attempt?",
 *   c.chunk AS "chunk?", c.first_line AS "first_line?", c.lines AS "lines?", c.started_at AS "started_at?", c.marks AS "marks?",
 *   c.body AS "body?", c.packed AS "packed?", p.lines_after AS "lines_after?", t.name AS "task_name?"
 * FROM total
 * LEFT JOIN counted p
 *   ON p.lines_after < :endLine!::bigint
 *   AND p.lines_after + p.lines > :firstLine!::bigint
 * LEFT JOIN log_chunks c ON c.run_id = p.run_id AND c.position = p.position
 * LEFT JOIN task_runs t ON t.run_id = c.run_id AND t.seq = c.seq
 * ORDER BY c.run_id DESC, c.position DESC
 * ```
 */
export const listRecentLogPageRows = new PreparedQuery<IListRecentLogPageRowsParams,IListRecentLogPageRowsResult>(listRecentLogPageRowsIR);


