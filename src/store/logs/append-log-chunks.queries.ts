/** Types generated for queries found in "src/store/logs/append-log-chunks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type DateArray = (Date)[];

export type booleanArray = (boolean)[];

export type numberArray = (number)[];

export type stringArray = (string)[];

/** 'AppendLogChunkRows' parameters type */
export interface IAppendLogChunkRowsParams {
  attempts: numberArray;
  chunks: numberArray;
  firstLines: numberArray;
  lines: numberArray;
  marks: stringArray;
  packed: booleanArray;
  projectIds: stringArray;
  runIds: stringArray;
  seqs: numberArray;
  sizes: numberArray;
  startedAts: DateArray;
  starts: numberArray;
  textBytes: numberArray;
  texts: Buffer;
}

/** 'AppendLogChunkRows' return type */
export interface IAppendLogChunkRowsResult {
  run_id: string;
}

/** 'AppendLogChunkRows' query type */
export interface IAppendLogChunkRowsQuery {
  params: IAppendLogChunkRowsParams;
  result: IAppendLogChunkRowsResult;
}

const appendLogChunkRowsIR: any = {"usedParamSet":{"runIds":true,"projectIds":true,"seqs":true,"attempts":true,"chunks":true,"firstLines":true,"lines":true,"startedAts":true,"marks":true,"starts":true,"sizes":true,"packed":true,"textBytes":true,"texts":true},"params":[{"name":"runIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":123,"b":130}]},{"name":"projectIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":141,"b":152}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":163,"b":168}]},{"name":"attempts","required":true,"transform":{"type":"scalar"},"locs":[{"a":178,"b":187}]},{"name":"chunks","required":true,"transform":{"type":"scalar"},"locs":[{"a":197,"b":204}]},{"name":"firstLines","required":true,"transform":{"type":"scalar"},"locs":[{"a":214,"b":225}]},{"name":"lines","required":true,"transform":{"type":"scalar"},"locs":[{"a":242,"b":248}]},{"name":"startedAts","required":true,"transform":{"type":"scalar"},"locs":[{"a":258,"b":269}]},{"name":"marks","required":true,"transform":{"type":"scalar"},"locs":[{"a":287,"b":293}]},{"name":"starts","required":true,"transform":{"type":"scalar"},"locs":[{"a":304,"b":311}]},{"name":"sizes","required":true,"transform":{"type":"scalar"},"locs":[{"a":321,"b":327}]},{"name":"packed","required":true,"transform":{"type":"scalar"},"locs":[{"a":341,"b":348}]},{"name":"textBytes","required":true,"transform":{"type":"scalar"},"locs":[{"a":362,"b":372}]},{"name":"texts","required":true,"transform":{"type":"scalar"},"locs":[{"a":1590,"b":1596},{"a":1687,"b":1693}]}],"statement":"WITH chunks AS (\n  SELECT c.*, row_number() OVER (PARTITION BY c.run_id ORDER BY c.ordinal)::int AS nth\n  FROM unnest(\n    :runIds!::uuid[], :projectIds!::uuid[], :seqs!::int[], :attempts!::int[], :chunks!::int[], :firstLines!::bigint[],\n    :lines!::int[], :startedAts!::timestamptz[], :marks!::text[], :starts!::int[], :sizes!::int[],\n    :packed!::boolean[], :textBytes!::int[]\n  ) WITH ORDINALITY AS c (\n    run_id, project_id, seq, attempt, chunk, first_line, lines, started_at, marks, start, size, is_packed, text_bytes, ordinal\n  )\n  WHERE NOT EXISTS (\n    SELECT\n    FROM log_chunks stored\n    WHERE stored.run_id = c.run_id\n      AND stored.seq = c.seq\n      AND stored.attempt = c.attempt\n      AND stored.chunk = c.chunk\n  )\n), counters AS (\n  INSERT INTO run_logs AS known (run_id, project_id, chunks, lines, bytes)\n  SELECT run_id, project_id, count(*)::int, sum(lines)::bigint, sum(text_bytes)::bigint\n  FROM chunks\n  GROUP BY run_id, project_id\n  ORDER BY run_id\n  ON CONFLICT (run_id) DO UPDATE\n  SET\n    chunks = known.chunks + excluded.chunks,\n    lines = known.lines + excluded.lines,\n    bytes = known.bytes + excluded.bytes\n  RETURNING known.run_id, known.chunks\n)\nINSERT INTO log_chunks (\n  run_id, position, project_id, seq, attempt, chunk, first_line, lines, started_at, marks, body, packed\n)\nSELECT\n  c.run_id,\n  counters.chunks - (SELECT count(*)::int FROM chunks same WHERE same.run_id = c.run_id) + c.nth - 1,\n  c.project_id, c.seq, c.attempt, c.chunk, c.first_line, c.lines, c.started_at, c.marks::int[],\n  CASE WHEN NOT c.is_packed THEN convert_from(substring(:texts!::bytea FROM c.start + 1 FOR c.size), 'UTF8') END,\n  CASE WHEN c.is_packed THEN substring(:texts!::bytea FROM c.start + 1 FOR c.size) END\nFROM chunks c\nJOIN counters ON counters.run_id = c.run_id\nRETURNING run_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH chunks AS (
 *   SELECT c.*, row_number() OVER (PARTITION BY c.run_id ORDER BY c.ordinal)::int AS nth
 *   FROM unnest(
 *     :runIds!::uuid[], :projectIds!::uuid[], :seqs!::int[], :attempts!::int[], :chunks!::int[], :firstLines!::bigint[],
 *     :lines!::int[], :startedAts!::timestamptz[], :marks!::text[], :starts!::int[], :sizes!::int[],
 *     :packed!::boolean[], :textBytes!::int[]
 *   ) WITH ORDINALITY AS c (
 *     run_id, project_id, seq, attempt, chunk, first_line, lines, started_at, marks, start, size, is_packed, text_bytes, ordinal
 *   )
 *   WHERE NOT EXISTS (
 *     SELECT
 *     FROM log_chunks stored
 *     WHERE stored.run_id = c.run_id
 *       AND stored.seq = c.seq
 *       AND stored.attempt = c.attempt
 *       AND stored.chunk = c.chunk
 *   )
 * ), counters AS (
 *   INSERT INTO run_logs AS known (run_id, project_id, chunks, lines, bytes)
 *   SELECT run_id, project_id, count(*)::int, sum(lines)::bigint, sum(text_bytes)::bigint
 *   FROM chunks
 *   GROUP BY run_id, project_id
 *   ORDER BY run_id
 *   ON CONFLICT (run_id) DO UPDATE
 *   SET
 *     chunks = known.chunks + excluded.chunks,
 *     lines = known.lines + excluded.lines,
 *     bytes = known.bytes + excluded.bytes
 *   RETURNING known.run_id, known.chunks
 * )
 * INSERT INTO log_chunks (
 *   run_id, position, project_id, seq, attempt, chunk, first_line, lines, started_at, marks, body, packed
 * )
 * SELECT
 *   c.run_id,
 *   counters.chunks - (SELECT count(*)::int FROM chunks same WHERE same.run_id = c.run_id) + c.nth - 1,
 *   c.project_id, c.seq, c.attempt, c.chunk, c.first_line, c.lines, c.started_at, c.marks::int[],
 *   CASE WHEN NOT c.is_packed THEN convert_from(substring(:texts!::bytea FROM c.start + 1 FOR c.size), 'UTF8') END,
 *   CASE WHEN c.is_packed THEN substring(:texts!::bytea FROM c.start + 1 FOR c.size) END
 * FROM chunks c
 * JOIN counters ON counters.run_id = c.run_id
 * RETURNING run_id
 * ```
 */
export const appendLogChunkRows = new PreparedQuery<IAppendLogChunkRowsParams,IAppendLogChunkRowsResult>(appendLogChunkRowsIR);


