-- Up Migration

ALTER TABLE job_runs
  -- The run that this one repeats with other inputs or another version.
  ADD COLUMN rerun_of uuid,
  -- Automatic attempts that may still follow, and when the next one does.
  ADD COLUMN retries_left int NOT NULL DEFAULT 0 CHECK (retries_left >= 0),
  ADD COLUMN retry_at timestamptz CHECK (retry_at IS NULL OR finished_at IS NOT NULL);
-- Nearly always empty: the service that looks for runs to try again costs nothing where there are none.
CREATE INDEX job_runs_undecided_retry ON job_runs (id)
  WHERE retries_left > 0 AND retry_at IS NULL AND status IN ('failed', 'timed_out');
CREATE INDEX job_runs_retry_due ON job_runs (retry_at) WHERE retry_at IS NOT NULL;

ALTER TABLE task_runs
  -- Task runs that may start when this one has ended, whatever it came to: items that a re-run holds back under max_parallel.
  ADD COLUMN lets_go int[],
  -- What gave it its state if it did not run to it.
  ADD COLUMN ended_by text CHECK (ended_by IN ('reuse', 'override'));

-- Down Migration

ALTER TABLE task_runs DROP COLUMN lets_go, DROP COLUMN ended_by;
DROP INDEX job_runs_retry_due, job_runs_undecided_retry;
ALTER TABLE job_runs DROP COLUMN rerun_of, DROP COLUMN retries_left, DROP COLUMN retry_at;
