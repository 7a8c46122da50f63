-- Up Migration

-- A skip that cascades takes along what depends on it (workflow-language.md 5.3).
ALTER TABLE task_runs ADD COLUMN skip_cascades boolean NOT NULL DEFAULT false;

-- Down Migration

ALTER TABLE task_runs DROP COLUMN skip_cascades;
