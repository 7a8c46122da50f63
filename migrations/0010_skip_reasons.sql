-- Up Migration

-- Why a task run was skipped that waited or would have had to: its time was over, people rejected it, others held its concurrency key.
ALTER TYPE skip_reason ADD VALUE 'timeout';
ALTER TYPE skip_reason ADD VALUE 'rejected';
ALTER TYPE skip_reason ADD VALUE 'concurrency_conflict';

-- Down Migration

ALTER TYPE skip_reason RENAME TO newer_skip_reason;
CREATE TYPE skip_reason AS ENUM (
  'condition', 'upstream_skipped', 'upstream_failed', 'not_taken', 'disabled', 'exit_code', 'run_stopped', 'child_skipped'
);
ALTER TABLE task_runs ALTER COLUMN skip_reason TYPE skip_reason USING (
  CASE WHEN skip_reason IN ('timeout', 'rejected', 'concurrency_conflict') THEN 'condition' ELSE skip_reason::text END
)::skip_reason;
DROP TYPE newer_skip_reason;
