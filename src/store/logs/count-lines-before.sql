/* The lines of a run's log, or of one of its task runs, before a chunk. Relies on the primary key. */
/* @name countLinesBeforeRow */
SELECT coalesce(sum(lines), 0)::bigint AS "lines!"
FROM log_chunks
WHERE run_id = :runId!
  AND position < :position!
  AND (:seq::int IS NULL OR seq = :seq);
