-- Up Migration

-- Queues from which nothing is claimed. Like workers, queues are shared by all projects.
CREATE TABLE queue_pauses (
  queue text PRIMARY KEY,
  paused_at timestamptz NOT NULL DEFAULT now(),
  paused_by text NOT NULL
);

-- What ended in the last minute, for the throughput of queues. Attempts are appended in this order, so a few bytes per range of pages do.
CREATE INDEX task_attempts_finished ON task_attempts USING brin (finished_at) WITH (autosummarize = on);

-- Down Migration

DROP INDEX task_attempts_finished;
DROP TABLE queue_pauses;
