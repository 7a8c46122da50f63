/* Notes what there is to tell of an attempt at its end; its progress stays. */
/* @name saveEndingRow */
INSERT INTO task_details AS d (run_id, seq, attempt, project_id, summary, stdout_truncated, cached)
VALUES (:runId!, :seq!, :attempt!, :projectId!, :summary, :stdoutTruncated!, :cached!)
ON CONFLICT (run_id, seq) DO UPDATE SET
  attempt = EXCLUDED.attempt,
  summary = EXCLUDED.summary,
  stdout_truncated = EXCLUDED.stdout_truncated,
  cached = EXCLUDED.cached,
  progress_percent = CASE WHEN d.attempt = EXCLUDED.attempt THEN d.progress_percent END,
  progress_text = CASE WHEN d.attempt = EXCLUDED.attempt THEN d.progress_text END
WHERE d.attempt <= EXCLUDED.attempt;
