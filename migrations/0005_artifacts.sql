-- Up Migration

-- One row for each stored content; the file itself lies in the artifact store. Locked while a reference to it is added, so that
-- the pruner never removes a file that is about to be referred to (src/store/artifacts/prune-artifacts.ts).
CREATE TABLE artifact_files (
  sha256 bytea PRIMARY KEY CHECK (length(sha256) = 32),
  size bigint NOT NULL CHECK (size >= 0),
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE artifacts (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL,
  run_id uuid NOT NULL,
  seq int NOT NULL,
  attempt int NOT NULL,
  name text NOT NULL CHECK (name <> '' AND length(name) <= 255),
  path text NOT NULL CHECK (path <> '' AND length(path) <= 4096),
  size bigint NOT NULL CHECK (size >= 0),
  sha256 bytea NOT NULL REFERENCES artifact_files (sha256),
  content_type text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Null: kept as long as its run.
  expires_at timestamptz,
  UNIQUE (run_id, seq, attempt, name, path),
  FOREIGN KEY (project_id, run_id) REFERENCES job_runs (project_id, id) ON DELETE CASCADE
);
CREATE INDEX artifacts_sha256 ON artifacts (sha256);
CREATE INDEX artifacts_expiry ON artifacts (expires_at) WHERE expires_at IS NOT NULL;

-- What is known of an attempt beside its state; only those have a row of which there is something to tell. It is written while
-- the task runs, and apart from task_runs, whose updates must stay small.
CREATE TABLE task_details (
  run_id uuid NOT NULL,
  seq int NOT NULL,
  attempt int NOT NULL,
  project_id uuid NOT NULL,
  summary text,
  progress_percent real CHECK (progress_percent BETWEEN 0 AND 100),
  progress_text text,
  stdout_truncated boolean NOT NULL DEFAULT false,
  cached boolean NOT NULL DEFAULT false,
  PRIMARY KEY (run_id, seq),
  FOREIGN KEY (project_id, run_id) REFERENCES job_runs (project_id, id) ON DELETE CASCADE
) WITH (fillfactor = 50);

-- scope_id is the job or, for a cache of the whole project, the project.
CREATE TABLE task_cache (
  project_id uuid NOT NULL REFERENCES projects (id),
  scope_id uuid NOT NULL,
  task_name text NOT NULL,
  key_hash bytea NOT NULL CHECK (length(key_hash) = 32),
  output text,
  outputs jsonb NOT NULL,
  exit_code int,
  stdout_truncated boolean NOT NULL,
  artifact_ids uuid[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (project_id, scope_id, task_name, key_hash)
);
CREATE INDEX task_cache_expiry ON task_cache (expires_at);

-- How much the outputs of a run's task runs take: a run may have 64 MiB.
ALTER TABLE job_runs ADD COLUMN output_bytes bigint NOT NULL DEFAULT 0;

-- Down Migration

ALTER TABLE job_runs DROP COLUMN output_bytes;
DROP TABLE task_cache, task_details, artifacts, artifact_files;
