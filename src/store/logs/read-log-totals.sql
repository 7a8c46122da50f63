/*
  How much a run has logged, and whether some of it was removed since: positions have no gap, so a log without its first chunk has lost its
  partition. Relies on the primary keys.
*/
/* @name readLogTotalsRow */
SELECT l.chunks, l.lines, l.bytes, NOT EXISTS (
  SELECT
  FROM log_chunks c
  WHERE c.run_id = l.run_id
    AND c.position = 0
) AS "pruned!"
FROM run_logs l
WHERE l.run_id = :runId!;
