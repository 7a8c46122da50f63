-- Up Migration

-- A skip that cascades takes along what depends on it (workflow-language.md 5.3).
ALTER TABLE task_runs ADD COLUMN skip_cascades boolean NOT NULL DEFAULT false;
-- When the task run could start for the first time: now() of its expressions, in every attempt.
ALTER TABLE task_runs ADD COLUMN ready_at timestamptz;

-- Down Migration

ALTER TABLE task_runs DROP COLUMN skip_cascades, DROP COLUMN ready_at;
