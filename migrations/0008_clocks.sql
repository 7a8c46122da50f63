-- Up Migration

ALTER TABLE task_runs
  -- Time of the attempts before this one and of the waits between them, without queues: what retry.deadline counts.
  ADD COLUMN elapsed_ms bigint NOT NULL DEFAULT 0,
  -- When the next attempt is queued; only of a task run that is retrying.
  ADD COLUMN retry_at timestamptz;

ALTER TABLE job_runs
  -- Until its first task starts, deadline_at is the end of this time; after that, of timeout_ms.
  ADD COLUMN queue_timeout_ms bigint CHECK (queue_timeout_ms > 0),
  -- Some task of it may wait only so long for a worker.
  ADD COLUMN has_queue_timeouts boolean NOT NULL DEFAULT false;
CREATE INDEX job_runs_queue_clocks ON job_runs (id) WHERE has_queue_timeouts AND finished_at IS NULL;

-- How long groups and loops may wait for what is inside of them. A row that has fired stays, for its task run to know why it was woken.
CREATE TABLE task_deadlines (
  run_id uuid NOT NULL,
  seq int NOT NULL,
  project_id uuid NOT NULL,
  deadline_at timestamptz NOT NULL,
  fired_at timestamptz,
  PRIMARY KEY (run_id, seq),
  FOREIGN KEY (project_id, run_id) REFERENCES job_runs (project_id, id) ON DELETE CASCADE
);
CREATE INDEX task_deadlines_due ON task_deadlines (deadline_at) WHERE fired_at IS NULL;

-- Open runs that somebody wants to hear of, or that have a service level. A row goes when its run has ended and everything about it was told.
CREATE TABLE run_watches (
  run_id uuid PRIMARY KEY,
  project_id uuid NOT NULL,
  start_by timestamptz,
  finish_by timestamptz,
  -- More than this is unusually long for the job; null until it is known, and for jobs whose rules do not ask.
  long_after_ms bigint,
  -- What was told already: names of events, and the service levels that were missed.
  told text[] NOT NULL DEFAULT '{}',
  FOREIGN KEY (project_id, run_id) REFERENCES job_runs (project_id, id) ON DELETE CASCADE
);

-- Down Migration

DROP TABLE run_watches, task_deadlines;
DROP INDEX job_runs_queue_clocks;
ALTER TABLE job_runs DROP COLUMN queue_timeout_ms, DROP COLUMN has_queue_timeouts;
ALTER TABLE task_runs DROP COLUMN elapsed_ms, DROP COLUMN retry_at;
