/*
  Stores chunks of logs. Positions continue the run's sequence: the counter row stays locked until commit, so a reader never sees a
  position before all lower ones. A chunk that is already stored (a retry after an unknown commit) is left out before
  counting. Counter rows are locked in run order. The texts come as the bytes of all of them, packed or not, and are cut here: an array
  of texts would be quoted, copied and parsed several times over.
*/
/* @name appendLogChunkRows */
WITH chunks AS (
  SELECT c.*, row_number() OVER (PARTITION BY c.run_id ORDER BY c.ordinal)::int AS nth
  FROM unnest(
    :runIds!::uuid[], :projectIds!::uuid[], :seqs!::int[], :attempts!::int[], :chunks!::int[], :firstLines!::bigint[],
    :lines!::int[], :startedAts!::timestamptz[], :marks!::text[], :starts!::int[], :sizes!::int[],
    :packed!::boolean[], :textBytes!::int[]
  ) WITH ORDINALITY AS c (
    run_id, project_id, seq, attempt, chunk, first_line, lines, started_at, marks, start, size, is_packed, text_bytes, ordinal
  )
  WHERE NOT EXISTS (
    SELECT
    FROM log_chunks stored
    WHERE stored.run_id = c.run_id
      AND stored.seq = c.seq
      AND stored.attempt = c.attempt
      AND stored.chunk = c.chunk
  )
), counters AS (
  INSERT INTO run_logs AS known (run_id, project_id, chunks, lines, bytes)
  SELECT run_id, project_id, count(*)::int, sum(lines)::bigint, sum(text_bytes)::bigint
  FROM chunks
  GROUP BY run_id, project_id
  ORDER BY run_id
  ON CONFLICT (run_id) DO UPDATE
  SET
    chunks = known.chunks + excluded.chunks,
    lines = known.lines + excluded.lines,
    bytes = known.bytes + excluded.bytes
  RETURNING known.run_id, known.chunks
)
INSERT INTO log_chunks (
  run_id, position, project_id, seq, attempt, chunk, first_line, lines, started_at, marks, body, packed
)
SELECT
  c.run_id,
  counters.chunks - (SELECT count(*)::int FROM chunks same WHERE same.run_id = c.run_id) + c.nth - 1,
  c.project_id, c.seq, c.attempt, c.chunk, c.first_line, c.lines, c.started_at, c.marks::int[],
  CASE WHEN NOT c.is_packed THEN convert_from(substring(:texts!::bytea FROM c.start + 1 FOR c.size), 'UTF8') END,
  CASE WHEN c.is_packed THEN substring(:texts!::bytea FROM c.start + 1 FOR c.size) END
FROM chunks c
JOIN counters ON counters.run_id = c.run_id
RETURNING run_id;
