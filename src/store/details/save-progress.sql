/* Notes how far an attempt is; an older attempt's late word changes nothing. */
/* @name saveProgressRow */
INSERT INTO task_details AS d (run_id, seq, attempt, project_id, progress_percent, progress_text)
VALUES (:runId!, :seq!, :attempt!, :projectId!, :percent!, :text!)
ON CONFLICT (run_id, seq) DO UPDATE SET
  attempt = EXCLUDED.attempt,
  progress_percent = EXCLUDED.progress_percent,
  progress_text = EXCLUDED.progress_text,
  summary = CASE WHEN d.attempt = EXCLUDED.attempt THEN d.summary END,
  stdout_truncated = d.attempt = EXCLUDED.attempt AND d.stdout_truncated,
  cached = d.attempt = EXCLUDED.attempt AND d.cached
WHERE d.attempt <= EXCLUDED.attempt;
