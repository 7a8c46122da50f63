/* What there is to tell of the current attempts of some task runs of a run; long summaries are cut to a length. */
/* @name listTaskDetailRows */
SELECT
  d.seq, left(d.summary, :summaryLength!::int) AS "summary?", d.progress_percent, d.progress_text, d.stdout_truncated, d.cached
FROM task_details d
JOIN task_runs t ON t.run_id = d.run_id AND t.seq = d.seq AND t.attempt = d.attempt
WHERE d.run_id = :runId!
  AND (:seqs::int[] IS NULL OR d.seq = ANY (:seqs));
