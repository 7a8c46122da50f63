/* How much a run has logged. */
/* @name readLogTotalsRow */
SELECT chunks, lines, bytes
FROM run_logs
WHERE run_id = :runId!;
