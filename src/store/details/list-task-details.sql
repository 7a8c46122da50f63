/*
  What there is to tell of the current attempts of some task runs of a run; long summaries are cut to a length. Relies on the primary keys
  of task_details and attempt_usage.
*/
/* @name listTaskDetailRows */
SELECT
  seq AS "seq!", left(d.summary, :summaryLength!::int) AS "summary?", d.progress_percent AS "progress_percent?",
  d.progress_text AS "progress_text?", coalesce(d.stdout_truncated, false) AS "stdout_truncated!",
  coalesce(d.cached, false) AS "cached!", coalesce(u.is_measured, false) AS "is_measured!", u.cpu_ms AS "cpu_ms?",
  u.peak_memory_bytes AS "peak_memory_bytes?", u.read_bytes AS "read_bytes?", u.written_bytes AS "written_bytes?"
FROM (
  SELECT run_id, seq, attempt, summary, progress_percent, progress_text, stdout_truncated, cached
  FROM task_details
  WHERE run_id = :runId!
    AND (:seqs::int[] IS NULL OR seq = ANY (:seqs))
) d
FULL JOIN (
  SELECT run_id, seq, attempt, cpu_ms, peak_memory_bytes, read_bytes, written_bytes, true AS is_measured
  FROM attempt_usage
  WHERE run_id = :runId!
    AND (:seqs::int[] IS NULL OR seq = ANY (:seqs))
) u USING (run_id, seq, attempt)
JOIN task_runs USING (run_id, seq, attempt);
