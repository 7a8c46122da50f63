-- Up Migration

-- Identifiers: job runs are UUIDv7 whose last 24 bits are zero; a task run is addressed by (run_id, seq) and shown outside
-- as the run's UUID with seq + 1 in those 24 bits (src/base/ids.ts), so that task_runs needs no id column and no index for it.
-- Tables that grow with runs are partitioned by ranges of run_id: UUIDv7 is ordered by time, so a range is a span of days,
-- every lookup by run prunes to one partition, and retention drops partitions.

CREATE TYPE job_run_status AS ENUM (
  'scheduled', 'pending', 'queued', 'running', 'waiting', 'paused', 'cancelling', 'rolling_back',
  'completed', 'failed', 'cancelled', 'timed_out', 'skipped'
);
CREATE TYPE task_run_status AS ENUM (
  'pending', 'queued', 'running', 'retrying', 'waiting',
  'completed', 'failed', 'timed_out', 'cancelled', 'skipped'
);
CREATE TYPE skip_reason AS ENUM (
  'condition', 'upstream_skipped', 'upstream_failed', 'not_taken', 'disabled', 'exit_code', 'run_stopped', 'child_skipped'
);
CREATE TYPE failure_policy AS ENUM ('continue', 'stop', 'cancel');
CREATE TYPE slot_kind AS ENUM ('process', 'inline');
CREATE TYPE worker_status AS ENUM ('active', 'draining', 'stopped', 'dead');
CREATE TYPE user_role AS ENUM ('viewer', 'operator', 'admin', 'owner');

CREATE TABLE projects (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name <> '' AND length(name) <= 255),
  created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO projects (id, name) VALUES ('00000000-0000-7000-8000-000000000001', 'default');

CREATE TABLE users (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name <> '' AND length(name) <= 255),
  password_hash text NOT NULL,
  role user_role NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  disabled_at timestamptz
);

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE api_tokens (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id),
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name text NOT NULL CHECK (name <> '' AND length(name) <= 255),
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX api_tokens_user ON api_tokens (user_id);

CREATE TABLE data_keys (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id),
  kek_id text NOT NULL,
  wrapped bytea NOT NULL,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (project_id, id)
);
CREATE UNIQUE INDEX data_keys_active ON data_keys (project_id) WHERE active;

CREATE TABLE secrets (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id),
  name text NOT NULL CHECK (name <> '' AND length(name) <= 255),
  version int NOT NULL DEFAULT 1 CHECK (version >= 1),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  UNIQUE (project_id, name),
  UNIQUE (project_id, id)
);

CREATE TABLE secret_versions (
  project_id uuid NOT NULL,
  secret_id uuid NOT NULL,
  version int NOT NULL CHECK (version >= 1),
  data_key_id uuid NOT NULL,
  iv bytea NOT NULL CHECK (length(iv) = 12),
  tag bytea NOT NULL CHECK (length(tag) = 16),
  ciphertext bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (secret_id, version),
  FOREIGN KEY (project_id, secret_id) REFERENCES secrets (project_id, id) ON DELETE CASCADE,
  FOREIGN KEY (project_id, data_key_id) REFERENCES data_keys (project_id, id)
);

CREATE TABLE jobs (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id),
  name text NOT NULL CHECK (name <> '' AND length(name) <= 255),
  description text NOT NULL DEFAULT '',
  source text NOT NULL DEFAULT 'api',
  enabled boolean NOT NULL DEFAULT true,
  labels jsonb NOT NULL DEFAULT '{}',
  latest_version int NOT NULL CHECK (latest_version >= 1),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  UNIQUE (project_id, id)
);
CREATE UNIQUE INDEX jobs_name ON jobs (project_id, name) WHERE deleted_at IS NULL;
CREATE INDEX jobs_newest ON jobs (project_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;

CREATE TABLE job_versions (
  id uuid PRIMARY KEY,
  project_id uuid NOT NULL,
  job_id uuid NOT NULL,
  number int NOT NULL CHECK (number >= 1),
  -- json, not jsonb: the order of keys is the author's and means something (fields of format_output).
  definition json NOT NULL,
  plan json NOT NULL,
  source_text text NOT NULL,
  source_format text NOT NULL CHECK (source_format IN ('yaml', 'json')),
  content_hash bytea NOT NULL CHECK (length(content_hash) = 32),
  warnings jsonb NOT NULL DEFAULT '[]',
  created_by text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (job_id, number),
  UNIQUE (project_id, id),
  FOREIGN KEY (project_id, job_id) REFERENCES jobs (project_id, id)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are immutable', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER job_versions_immutable BEFORE UPDATE ON job_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE job_runs (
  id uuid PRIMARY KEY CHECK (get_byte(uuid_send(id), 13) = 0 AND get_byte(uuid_send(id), 14) = 0 AND get_byte(uuid_send(id), 15) = 0),
  project_id uuid NOT NULL,
  job_id uuid NOT NULL,
  version_id uuid NOT NULL,
  status job_run_status NOT NULL,
  reason text,
  failure_policy failure_policy NOT NULL,
  -- Set once the failure policy (stop or cancel) or a deadline has taken effect: nothing new starts.
  halted failure_policy CHECK (halted IN ('stop', 'cancel')),
  total_tasks int NOT NULL CHECK (total_tasks >= 0),
  open_tasks int NOT NULL CHECK (open_tasks >= 0),
  bad_tasks int NOT NULL DEFAULT 0,
  allowed_failures int NOT NULL DEFAULT 0,
  priority smallint NOT NULL DEFAULT 5 CHECK (priority BETWEEN 0 AND 9),
  inputs jsonb NOT NULL DEFAULT '{}',
  outputs jsonb,
  triggered_by text NOT NULL DEFAULT 'api',
  error jsonb,
  attempt int NOT NULL DEFAULT 1,
  timed_out boolean NOT NULL DEFAULT false,
  timeout_ms bigint CHECK (timeout_ms > 0),
  deadline_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz,
  paused_at timestamptz,
  cancel_requested_at timestamptz,
  UNIQUE (project_id, id),
  CHECK ((status = 'paused') = (paused_at IS NOT NULL)),
  CHECK ((status IN ('completed', 'failed', 'cancelled', 'timed_out', 'skipped')) = (finished_at IS NOT NULL)),
  CHECK (finished_at IS NULL OR open_tasks = 0),
  FOREIGN KEY (project_id, job_id) REFERENCES jobs (project_id, id),
  FOREIGN KEY (project_id, version_id) REFERENCES job_versions (project_id, id)
) WITH (fillfactor = 70);
CREATE INDEX job_runs_job ON job_runs (job_id, id DESC);
CREATE INDEX job_runs_status ON job_runs (project_id, status, id DESC);
CREATE INDEX job_runs_open ON job_runs (id) WHERE finished_at IS NULL;
CREATE INDEX job_runs_deadline ON job_runs (deadline_at) WHERE deadline_at IS NOT NULL;

-- No index holds a column that claim or settle changes, so that their updates stay heap-only.
CREATE TABLE task_runs (
  run_id uuid NOT NULL,
  seq int NOT NULL CHECK (seq BETWEEN 0 AND 16777214),
  project_id uuid NOT NULL,
  node int NOT NULL,
  scope int NOT NULL DEFAULT 0,
  name text NOT NULL,
  status task_run_status NOT NULL,
  skip_reason skip_reason,
  -- Fencing token: raised by every claim, never lowered. failures and lost count what retry policies consume.
  attempt int NOT NULL DEFAULT 0,
  failures int NOT NULL DEFAULT 0,
  lost int NOT NULL DEFAULT 0,
  open_deps int NOT NULL CHECK (open_deps >= 0),
  good_deps int NOT NULL DEFAULT 0,
  neutral_deps int NOT NULL DEFAULT 0,
  bad_deps int NOT NULL DEFAULT 0,
  queue text NOT NULL DEFAULT 'default',
  slot_kind slot_kind NOT NULL,
  tags text[] NOT NULL DEFAULT '{}',
  priority smallint NOT NULL DEFAULT 5 CHECK (priority BETWEEN 0 AND 9),
  worker_id uuid,
  queued_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  exit_code int,
  output text,
  outputs jsonb,
  error jsonb,
  PRIMARY KEY (run_id, seq),
  CHECK ((status = 'running') = (worker_id IS NOT NULL)),
  CHECK ((status = 'skipped') = (skip_reason IS NOT NULL)),
  CHECK ((status IN ('completed', 'failed', 'timed_out', 'cancelled', 'skipped')) = (finished_at IS NOT NULL)),
  FOREIGN KEY (project_id, run_id) REFERENCES job_runs (project_id, id) ON DELETE CASCADE
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

CREATE FUNCTION refuse_leaving_terminal_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('stratal.reopen', true), '') = 'on' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a row of % is %, a final state; it cannot become %', TG_TABLE_NAME, OLD.status, NEW.status
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER job_runs_terminal BEFORE UPDATE OF status ON job_runs FOR EACH ROW
  WHEN (OLD.status IN ('completed', 'failed', 'cancelled', 'timed_out', 'skipped') AND NEW.status IS DISTINCT FROM OLD.status)
  EXECUTE FUNCTION refuse_leaving_terminal_state();
CREATE TRIGGER task_runs_terminal BEFORE UPDATE OF status ON task_runs FOR EACH ROW
  WHEN (OLD.status IN ('completed', 'failed', 'timed_out', 'cancelled', 'skipped') AND NEW.status IS DISTINCT FROM OLD.status)
  EXECUTE FUNCTION refuse_leaving_terminal_state();

CREATE TABLE ready_tasks (
  id bigint GENERATED ALWAYS AS IDENTITY,
  project_id uuid NOT NULL,
  queue text NOT NULL,
  slot_kind slot_kind NOT NULL,
  priority smallint NOT NULL,
  fair_rank bigint NOT NULL DEFAULT 0,
  tags text[] NOT NULL,
  run_id uuid NOT NULL,
  seq int NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX ready_tasks_order ON ready_tasks (queue, slot_kind, priority DESC, fair_rank, id);

CREATE TABLE workers (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  hostname text NOT NULL,
  pid int NOT NULL,
  version text NOT NULL,
  queues text[] NOT NULL,
  tags text[] NOT NULL,
  process_slots int NOT NULL CHECK (process_slots >= 0),
  inline_slots int NOT NULL CHECK (inline_slots >= 0),
  status worker_status NOT NULL DEFAULT 'active',
  started_at timestamptz NOT NULL DEFAULT now(),
  heartbeat_at timestamptz NOT NULL DEFAULT now(),
  lease_expires_at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- The rule of src/engine/states.ts runResult, for the statements that end a run.
CREATE FUNCTION run_result(cancel_requested_at timestamptz, timed_out boolean, bad_tasks int) RETURNS job_run_status
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN cancel_requested_at IS NOT NULL THEN 'cancelled'::job_run_status
    WHEN timed_out THEN 'timed_out'::job_run_status
    WHEN bad_tasks > 0 THEN 'failed'::job_run_status
    ELSE 'completed'::job_run_status
  END
$$;

CREATE TABLE task_attempts (
  run_id uuid NOT NULL,
  seq int NOT NULL,
  attempt int NOT NULL,
  project_id uuid NOT NULL,
  worker_id uuid,
  status text NOT NULL,
  started_at timestamptz,
  finished_at timestamptz NOT NULL DEFAULT now(),
  exit_code int,
  error jsonb,
  PRIMARY KEY (run_id, seq, attempt)
) PARTITION BY RANGE (run_id);
CREATE TABLE task_attempts_default PARTITION OF task_attempts DEFAULT;

CREATE TABLE run_events (
  run_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  project_id uuid NOT NULL,
  seq int,
  attempt int,
  type text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  worker_id uuid,
  data jsonb,
  PRIMARY KEY (run_id, id)
) PARTITION BY RANGE (run_id);
CREATE TABLE run_events_default PARTITION OF run_events DEFAULT;

CREATE TABLE timers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('task_retry')),
  fire_at timestamptz NOT NULL,
  run_id uuid NOT NULL,
  seq int,
  attempt int,
  FOREIGN KEY (project_id, run_id) REFERENCES job_runs (project_id, id) ON DELETE CASCADE
);
CREATE INDEX timers_due ON timers (fire_at);
CREATE INDEX timers_run ON timers (run_id);

CREATE TABLE concurrency_slots (
  project_id uuid NOT NULL REFERENCES projects (id),
  key text NOT NULL,
  run_id uuid NOT NULL,
  seq int,
  acquired_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (project_id, run_id) REFERENCES job_runs (project_id, id) ON DELETE CASCADE
);
CREATE INDEX concurrency_slots_key ON concurrency_slots (project_id, key);
CREATE INDEX concurrency_slots_run ON concurrency_slots (run_id);

CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id),
  kind text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE idempotency_keys (
  project_id uuid NOT NULL REFERENCES projects (id),
  scope text NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
  run_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (project_id, scope, key)
);

-- A run's log is one sequence of chunks, position 0..chunks-1, without a gap: the counter row is locked until its chunks commit.
CREATE TABLE run_logs (
  run_id uuid PRIMARY KEY,
  project_id uuid NOT NULL,
  chunks int NOT NULL DEFAULT 0,
  lines bigint NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0,
  FOREIGN KEY (project_id, run_id) REFERENCES job_runs (project_id, id) ON DELETE CASCADE
) WITH (fillfactor = 50);

CREATE TABLE log_chunks (
  run_id uuid NOT NULL,
  position int NOT NULL,
  project_id uuid NOT NULL,
  seq int NOT NULL,
  attempt int NOT NULL,
  chunk int NOT NULL,
  first_line bigint NOT NULL,
  lines int NOT NULL CHECK (lines > 0),
  started_at timestamptz NOT NULL,
  -- Flat triples (flags, ms since started_at, lines): see src/store/logs/log-chunk.ts.
  marks int[] NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (run_id, position),
  UNIQUE (run_id, seq, attempt, chunk)
) PARTITION BY RANGE (run_id);
-- lz4 is several times faster than the default, but a server may be built without it: the embedded one is.
DO $$
BEGIN
  IF (SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression') THEN
    ALTER TABLE task_runs ALTER COLUMN output SET COMPRESSION lz4;
    ALTER TABLE log_chunks ALTER COLUMN body SET COMPRESSION lz4;
  END IF;
END $$;
CREATE TABLE log_chunks_default PARTITION OF log_chunks DEFAULT;

CREATE TABLE system_events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  level text NOT NULL CHECK (level IN ('debug', 'info', 'warn', 'error')),
  message text NOT NULL,
  data jsonb NOT NULL DEFAULT '{}'
);

-- Down Migration

DROP TABLE system_events, log_chunks, run_logs, idempotency_keys, outbox, concurrency_slots, timers, run_events, task_attempts,
  workers, ready_tasks, task_runs, job_runs, job_versions, jobs, secret_versions, secrets, data_keys, api_tokens, sessions,
  users, projects;
DROP FUNCTION refuse_change(), refuse_leaving_terminal_state(), run_result(timestamptz, boolean, int);
DROP TYPE job_run_status, task_run_status, skip_reason, failure_policy, slot_kind, worker_status, user_role;
