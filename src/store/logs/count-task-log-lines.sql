/* How much a task run has logged. */
/* @name countTaskLogLineRows */
SELECT coalesce(sum(lines), 0)::bigint AS "lines!", count(*)::int AS "chunks!"
FROM log_chunks
WHERE run_id = :runId!
  AND seq = :seq!;
