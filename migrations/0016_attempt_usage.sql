-- Up Migration

-- What attempts of scripts used, where the worker can count it. Apart from task_attempts: a settling statement that carried it would
-- pay for it with every task.
CREATE TABLE attempt_usage (
  run_id uuid NOT NULL,
  seq int NOT NULL,
  attempt int NOT NULL,
  project_id uuid NOT NULL,
  cpu_ms bigint CHECK (cpu_ms >= 0),
  peak_memory_bytes bigint CHECK (peak_memory_bytes >= 0),
  read_bytes bigint CHECK (read_bytes >= 0),
  written_bytes bigint CHECK (written_bytes >= 0),
  PRIMARY KEY (run_id, seq, attempt),
  FOREIGN KEY (project_id, run_id) REFERENCES job_runs (project_id, id) ON DELETE CASCADE
);

-- Down Migration

DROP TABLE attempt_usage;
