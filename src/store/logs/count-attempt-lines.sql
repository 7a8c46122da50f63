/* The lines that attempts have logged. Relies on the unique key of log_chunks. */
/* @name countAttemptLineRows */
SELECT a.run_id AS "runId!", a.seq AS "seq!", a.attempt AS "attempt!", (
  SELECT coalesce(max(c.first_line + c.lines), 0)
  FROM log_chunks c
  WHERE c.run_id = a.run_id
    AND c.seq = a.seq
    AND c.attempt = a.attempt
)::bigint AS "lines!"
FROM unnest(:runIds!::uuid[], :seqs!::int[], :attempts!::int[]) AS a (run_id, seq, attempt);
