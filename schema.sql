-- The schema that migrations/ makes, written by `npm run sql:generate`. To read and to compare; a database is made by
-- `stratal migrate up`.

CREATE TYPE failure_policy AS ENUM (
  'continue',
  'stop',
  'cancel'
);

CREATE TYPE job_run_status AS ENUM (
  'scheduled',
  'pending',
  'queued',
  'running',
  'waiting',
  'paused',
  'cancelling',
  'rolling_back',
  'completed',
  'failed',
  'cancelled',
  'timed_out',
  'skipped'
);

CREATE TYPE skip_reason AS ENUM (
  'condition',
  'upstream_skipped',
  'upstream_failed',
  'not_taken',
  'disabled',
  'exit_code',
  'run_stopped',
  'child_skipped',
  'timeout',
  'rejected',
  'concurrency_conflict'
);

CREATE TYPE slot_kind AS ENUM (
  'process',
  'inline'
);

CREATE TYPE task_run_status AS ENUM (
  'pending',
  'queued',
  'running',
  'retrying',
  'waiting',
  'completed',
  'failed',
  'timed_out',
  'cancelled',
  'skipped'
);

CREATE TYPE user_role AS ENUM (
  'viewer',
  'operator',
  'admin',
  'owner'
);

CREATE TYPE worker_status AS ENUM (
  'active',
  'draining',
  'stopped',
  'dead'
);

CREATE OR REPLACE FUNCTION attempt_number(of_run uuid, of_seq integer, of_attempt integer)
 RETURNS integer
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
BEGIN
  IF of_attempt <= 1 THEN
    RETURN of_attempt;
  END IF;
  RETURN 1 + (SELECT count(*) FROM task_attempts WHERE run_id = of_run AND seq = of_seq AND attempt < of_attempt);
END $function$;

CREATE OR REPLACE FUNCTION forget_event_waits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  DELETE FROM event_waits WHERE run_id = NEW.id;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION ready_front(of_queue text, of_kind slot_kind, of_priority smallint)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
AS $function$
DECLARE
  lowest bigint := coalesce((SELECT f.floor FROM ready_floors f WHERE f.queue = of_queue AND f.slot_kind = of_kind), 0);
  ready record;
BEGIN
  FOR ready IN
    SELECT r.fair_rank, r.tags
    FROM ready_tasks r
    WHERE r.queue = of_queue
      AND r.slot_kind = of_kind
      AND r.priority = of_priority
      AND r.fair_rank >= lowest
    ORDER BY r.fair_rank, r.id
    LIMIT 100
  LOOP
    IF EXISTS (SELECT FROM workers w WHERE w.status = 'active' AND ready.tags <@ w.tags) THEN
      RETURN ready.fair_rank;
    END IF;
  END LOOP;
  RETURN coalesce(ready.fair_rank, greatest((extract(epoch FROM clock_timestamp()) * 1000000)::bigint, lowest));
END $function$;

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% rows are immutable', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $function$;

CREATE OR REPLACE FUNCTION refuse_leaving_terminal_state()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF coalesce(current_setting('stratal.reopen', true), '') = 'on' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a row of % is %, a final state; it cannot become %', TG_TABLE_NAME, OLD.status, NEW.status
    USING ERRCODE = 'integrity_constraint_violation';
END $function$;

CREATE OR REPLACE FUNCTION release_run_slots()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  released record;
BEGIN
  FOR released IN DELETE FROM concurrency_slots WHERE run_id = NEW.id RETURNING project_id, key LOOP
    PERFORM pg_notify('stratal_slot', released.project_id::text || ' ' || released.key);
  END LOOP;
  DELETE FROM concurrency_waiters WHERE run_id = NEW.id;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION release_task_slots()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  released record;
BEGIN
  FOR released IN DELETE FROM concurrency_slots WHERE run_id = NEW.run_id AND seq = NEW.seq RETURNING project_id, key LOOP
    PERFORM pg_notify('stratal_slot', released.project_id::text || ' ' || released.key);
  END LOOP;
  DELETE FROM concurrency_waiters WHERE run_id = NEW.run_id AND seq = NEW.seq;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION run_result(cancel_requested_at timestamp with time zone, timed_out boolean, bad_tasks integer)
 RETURNS job_run_status
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT CASE
    WHEN cancel_requested_at IS NOT NULL THEN 'cancelled'::job_run_status
    WHEN timed_out THEN 'timed_out'::job_run_status
    WHEN bad_tasks > 0 THEN 'failed'::job_run_status
    ELSE 'completed'::job_run_status
  END
$function$;

CREATE OR REPLACE FUNCTION tell_parent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_notify('stratal_child', NEW.id::text);
  RETURN NULL;
END $function$;

CREATE TABLE api_tokens (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  user_id uuid NOT NULL,
  name text NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT api_tokens_pkey PRIMARY KEY (id),
  CONSTRAINT api_tokens_token_hash_key UNIQUE (token_hash),
  CONSTRAINT api_tokens_name_check CHECK (((name <> ''::text) AND (length(name) <= 255))),
  CONSTRAINT api_tokens_token_hash_check CHECK ((length(token_hash) = 32))
);

CREATE TABLE artifact_files (
  sha256 bytea NOT NULL,
  size bigint NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT artifact_files_pkey PRIMARY KEY (sha256),
  CONSTRAINT artifact_files_sha256_check CHECK ((length(sha256) = 32)),
  CONSTRAINT artifact_files_size_check CHECK ((size >= 0))
);

CREATE TABLE artifacts (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  run_id uuid NOT NULL,
  seq integer NOT NULL,
  attempt integer NOT NULL,
  name text NOT NULL,
  path text NOT NULL,
  size bigint NOT NULL,
  sha256 bytea NOT NULL,
  content_type text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone,
  CONSTRAINT artifacts_pkey PRIMARY KEY (id),
  CONSTRAINT artifacts_run_id_seq_attempt_name_path_key UNIQUE (run_id, seq, attempt, name, path),
  CONSTRAINT artifacts_name_check CHECK (((name <> ''::text) AND (length(name) <= 255))),
  CONSTRAINT artifacts_path_check CHECK (((path <> ''::text) AND (length(path) <= 4096))),
  CONSTRAINT artifacts_size_check CHECK ((size >= 0))
);

CREATE TABLE attempt_usage (
  run_id uuid NOT NULL,
  seq integer NOT NULL,
  attempt integer NOT NULL,
  project_id uuid NOT NULL,
  cpu_ms bigint,
  peak_memory_bytes bigint,
  read_bytes bigint,
  written_bytes bigint,
  CONSTRAINT attempt_usage_pkey PRIMARY KEY (run_id, seq, attempt),
  CONSTRAINT attempt_usage_cpu_ms_check CHECK ((cpu_ms >= 0)),
  CONSTRAINT attempt_usage_peak_memory_bytes_check CHECK ((peak_memory_bytes >= 0)),
  CONSTRAINT attempt_usage_read_bytes_check CHECK ((read_bytes >= 0)),
  CONSTRAINT attempt_usage_written_bytes_check CHECK ((written_bytes >= 0))
);

CREATE TABLE concurrency_slots (
  project_id uuid NOT NULL,
  key text NOT NULL,
  run_id uuid NOT NULL,
  seq integer,
  acquired_at timestamp with time zone NOT NULL DEFAULT now()
);

CREATE TABLE concurrency_waiters (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  project_id uuid NOT NULL,
  key text NOT NULL,
  slots integer NOT NULL,
  run_id uuid NOT NULL,
  seq integer,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT concurrency_waiters_pkey PRIMARY KEY (id),
  CONSTRAINT concurrency_waiters_slots_check CHECK ((slots > 0))
);

CREATE TABLE data_keys (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  kek_id text NOT NULL,
  wrapped bytea NOT NULL,
  active boolean NOT NULL DEFAULT true,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT data_keys_pkey PRIMARY KEY (id),
  CONSTRAINT data_keys_project_id_id_key UNIQUE (project_id, id)
);

CREATE TABLE event_waits (
  project_id uuid NOT NULL,
  event text NOT NULL,
  run_id uuid NOT NULL,
  seq integer NOT NULL,
  CONSTRAINT event_waits_pkey PRIMARY KEY (run_id, seq)
);

CREATE TABLE idempotency_keys (
  project_id uuid NOT NULL,
  scope text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  run_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (project_id, scope, key),
  CONSTRAINT idempotency_keys_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255))),
  CONSTRAINT idempotency_keys_request_hash_check CHECK ((length(request_hash) = 32))
);

CREATE TABLE job_runs (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  job_id uuid NOT NULL,
  version_id uuid NOT NULL,
  status job_run_status NOT NULL,
  reason text,
  failure_policy failure_policy NOT NULL,
  halted failure_policy,
  total_tasks integer NOT NULL,
  open_tasks integer NOT NULL,
  bad_tasks integer NOT NULL DEFAULT 0,
  allowed_failures integer NOT NULL DEFAULT 0,
  priority smallint NOT NULL DEFAULT 5,
  inputs jsonb NOT NULL DEFAULT '{}'::jsonb,
  outputs jsonb,
  triggered_by text NOT NULL DEFAULT 'api'::text,
  error jsonb,
  attempt integer NOT NULL DEFAULT 1,
  timed_out boolean NOT NULL DEFAULT false,
  timeout_ms bigint,
  deadline_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  paused_at timestamp with time zone,
  cancel_requested_at timestamp with time zone,
  next_seq integer,
  phase text NOT NULL DEFAULT 'main'::text,
  rollback text NOT NULL DEFAULT 'none'::text,
  output_bytes bigint NOT NULL DEFAULT 0,
  started_by text NOT NULL DEFAULT ''::text,
  parent_run_id uuid,
  parent_seq integer,
  root_run_id uuid,
  depth integer NOT NULL DEFAULT 0,
  cancel_with_parent boolean NOT NULL DEFAULT false,
  parent_waits boolean NOT NULL DEFAULT false,
  has_waits boolean NOT NULL DEFAULT false,
  holds_slots boolean NOT NULL DEFAULT false,
  rerun_of uuid,
  retries_left integer NOT NULL DEFAULT 0,
  retry_at timestamp with time zone,
  queue_timeout_ms bigint,
  has_queue_timeouts boolean NOT NULL DEFAULT false,
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  fair_rank bigint,
  CONSTRAINT job_runs_pkey PRIMARY KEY (id),
  CONSTRAINT job_runs_project_id_id_key UNIQUE (project_id, id),
  CONSTRAINT job_runs_check CHECK (((status = 'paused'::job_run_status) = (paused_at IS NOT NULL))),
  CONSTRAINT job_runs_check1 CHECK (((status = ANY (ARRAY['completed'::job_run_status, 'failed'::job_run_status, 'cancelled'::job_run_status, 'timed_out'::job_run_status, 'skipped'::job_run_status])) = (finished_at IS NOT NULL))),
  CONSTRAINT job_runs_check2 CHECK (((finished_at IS NULL) OR (open_tasks = 0))),
  CONSTRAINT job_runs_check3 CHECK (((retry_at IS NULL) OR (finished_at IS NOT NULL))),
  CONSTRAINT job_runs_halted_check CHECK ((halted = ANY (ARRAY['stop'::failure_policy, 'cancel'::failure_policy]))),
  CONSTRAINT job_runs_id_check CHECK (((get_byte(uuid_send(id), 13) = 0) AND (get_byte(uuid_send(id), 14) = 0) AND (get_byte(uuid_send(id), 15) = 0))),
  CONSTRAINT job_runs_open_tasks_check CHECK ((open_tasks >= 0)),
  CONSTRAINT job_runs_phase_check CHECK ((phase = ANY (ARRAY['main'::text, 'rollback'::text, 'handlers'::text, 'finally'::text, 'done'::text]))),
  CONSTRAINT job_runs_priority_check CHECK (((priority >= 0) AND (priority <= 9))),
  CONSTRAINT job_runs_queue_timeout_ms_check CHECK ((queue_timeout_ms > 0)),
  CONSTRAINT job_runs_retries_left_check CHECK ((retries_left >= 0)),
  CONSTRAINT job_runs_rollback_check CHECK ((rollback = ANY (ARRAY['none'::text, 'completed'::text, 'partial'::text, 'failed'::text]))),
  CONSTRAINT job_runs_timeout_ms_check CHECK ((timeout_ms > 0)),
  CONSTRAINT job_runs_total_tasks_check CHECK ((total_tasks >= 0))
) WITH (fillfactor=70);

CREATE TABLE job_versions (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  job_id uuid NOT NULL,
  number integer NOT NULL,
  definition json NOT NULL,
  plan json NOT NULL,
  source_text text NOT NULL,
  source_format text NOT NULL,
  content_hash bytea NOT NULL,
  warnings jsonb NOT NULL DEFAULT '[]'::jsonb,
  created_by text NOT NULL DEFAULT ''::text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  templates text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT job_versions_job_id_number_key UNIQUE (job_id, number),
  CONSTRAINT job_versions_pkey PRIMARY KEY (id),
  CONSTRAINT job_versions_project_id_id_key UNIQUE (project_id, id),
  CONSTRAINT job_versions_content_hash_check CHECK ((length(content_hash) = 32)),
  CONSTRAINT job_versions_number_check CHECK ((number >= 1)),
  CONSTRAINT job_versions_source_format_check CHECK ((source_format = ANY (ARRAY['yaml'::text, 'json'::text])))
);

CREATE TABLE jobs (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  source text NOT NULL DEFAULT 'api'::text,
  enabled boolean NOT NULL DEFAULT true,
  labels jsonb NOT NULL DEFAULT '{}'::jsonb,
  latest_version integer NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone,
  CONSTRAINT jobs_pkey PRIMARY KEY (id),
  CONSTRAINT jobs_project_id_id_key UNIQUE (project_id, id),
  CONSTRAINT jobs_latest_version_check CHECK ((latest_version >= 1)),
  CONSTRAINT jobs_name_check CHECK (((name <> ''::text) AND (length(name) <= 255)))
);

CREATE TABLE log_chunks (
  run_id uuid NOT NULL,
  "position" integer NOT NULL,
  project_id uuid NOT NULL,
  seq integer NOT NULL,
  attempt integer NOT NULL,
  chunk integer NOT NULL,
  first_line bigint NOT NULL,
  lines integer NOT NULL,
  started_at timestamp with time zone NOT NULL,
  marks integer[] NOT NULL,
  body text,
  packed bytea,
  CONSTRAINT log_chunks_pkey PRIMARY KEY (run_id, "position"),
  CONSTRAINT log_chunks_run_id_seq_attempt_chunk_key UNIQUE (run_id, seq, attempt, chunk),
  CONSTRAINT log_chunks_check CHECK ((num_nonnulls(body, packed) = 1)),
  CONSTRAINT log_chunks_lines_check CHECK ((lines > 0))
) PARTITION BY RANGE (run_id);

CREATE TABLE outbox (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  project_id uuid NOT NULL,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT outbox_pkey PRIMARY KEY (id)
);

CREATE TABLE projects (
  id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT projects_name_key UNIQUE (name),
  CONSTRAINT projects_pkey PRIMARY KEY (id),
  CONSTRAINT projects_name_check CHECK (((name <> ''::text) AND (length(name) <= 255)))
);

CREATE TABLE queue_pauses (
  queue text NOT NULL,
  paused_at timestamp with time zone NOT NULL DEFAULT now(),
  paused_by text NOT NULL,
  CONSTRAINT queue_pauses_pkey PRIMARY KEY (queue)
);

CREATE TABLE ready_floors (
  queue text NOT NULL,
  slot_kind slot_kind NOT NULL,
  floor bigint NOT NULL DEFAULT 0,
  next_floor bigint NOT NULL DEFAULT 0,
  newest_id bigint NOT NULL DEFAULT 0,
  moved_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT ready_floors_pkey PRIMARY KEY (queue, slot_kind)
) WITH (fillfactor=50);

CREATE TABLE ready_tasks (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  project_id uuid NOT NULL,
  queue text NOT NULL,
  slot_kind slot_kind NOT NULL,
  priority smallint NOT NULL,
  fair_rank bigint NOT NULL DEFAULT ((EXTRACT(epoch FROM clock_timestamp()) * (1000000)::numeric))::bigint,
  tags text[] NOT NULL,
  run_id uuid NOT NULL,
  seq integer NOT NULL
) WITH (autovacuum_vacuum_cost_delay=0, autovacuum_vacuum_scale_factor=0.01, autovacuum_vacuum_threshold=1000);

CREATE TABLE run_events (
  run_id uuid NOT NULL,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  project_id uuid NOT NULL,
  seq integer,
  attempt integer,
  type text NOT NULL,
  at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  worker_id uuid,
  data jsonb,
  CONSTRAINT run_events_pkey PRIMARY KEY (run_id, id)
) PARTITION BY RANGE (run_id);

CREATE TABLE run_logs (
  run_id uuid NOT NULL,
  project_id uuid NOT NULL,
  chunks integer NOT NULL DEFAULT 0,
  lines bigint NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0,
  CONSTRAINT run_logs_pkey PRIMARY KEY (run_id)
) WITH (fillfactor=50);

CREATE TABLE run_watches (
  run_id uuid NOT NULL,
  project_id uuid NOT NULL,
  start_by timestamp with time zone,
  finish_by timestamp with time zone,
  long_after_ms bigint,
  told text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT run_watches_pkey PRIMARY KEY (run_id)
);

CREATE TABLE scopes (
  run_id uuid NOT NULL,
  id integer NOT NULL,
  project_id uuid NOT NULL,
  parent_seq integer NOT NULL,
  parent_scope integer,
  size integer NOT NULL,
  open integer NOT NULL,
  bad integer NOT NULL DEFAULT 0,
  let_go integer,
  bad_limit integer,
  on_failure failure_policy NOT NULL DEFAULT 'continue'::failure_policy,
  halted failure_policy,
  CONSTRAINT scopes_pkey PRIMARY KEY (run_id, id),
  CONSTRAINT scopes_halted_check CHECK ((halted = ANY (ARRAY['stop'::failure_policy, 'cancel'::failure_policy]))),
  CONSTRAINT scopes_open_check CHECK ((open >= 0)),
  CONSTRAINT scopes_size_check CHECK ((size > 0))
) WITH (fillfactor=50);

CREATE TABLE secret_versions (
  project_id uuid NOT NULL,
  secret_id uuid NOT NULL,
  version integer NOT NULL,
  data_key_id uuid NOT NULL,
  iv bytea NOT NULL,
  tag bytea NOT NULL,
  ciphertext bytea NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT secret_versions_pkey PRIMARY KEY (secret_id, version),
  CONSTRAINT secret_versions_iv_check CHECK ((length(iv) = 12)),
  CONSTRAINT secret_versions_tag_check CHECK ((length(tag) = 16)),
  CONSTRAINT secret_versions_version_check CHECK ((version >= 1))
);

CREATE TABLE secrets (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  updated_at timestamp with time zone NOT NULL DEFAULT now(),
  last_used_at timestamp with time zone,
  CONSTRAINT secrets_pkey PRIMARY KEY (id),
  CONSTRAINT secrets_project_id_id_key UNIQUE (project_id, id),
  CONSTRAINT secrets_project_id_name_key UNIQUE (project_id, name),
  CONSTRAINT secrets_name_check CHECK (((name <> ''::text) AND (length(name) <= 255))),
  CONSTRAINT secrets_version_check CHECK ((version >= 1))
);

CREATE TABLE sessions (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  last_used_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  token_id uuid NOT NULL,
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_token_hash_key UNIQUE (token_hash),
  CONSTRAINT sessions_token_hash_check CHECK ((length(token_hash) = 32))
);

CREATE TABLE system_events (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp with time zone NOT NULL DEFAULT now(),
  level text NOT NULL,
  message text NOT NULL,
  data jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT system_events_pkey PRIMARY KEY (id),
  CONSTRAINT system_events_level_check CHECK ((level = ANY (ARRAY['debug'::text, 'info'::text, 'warn'::text, 'error'::text])))
);

CREATE TABLE task_attempts (
  run_id uuid NOT NULL,
  seq integer NOT NULL,
  attempt integer NOT NULL,
  project_id uuid NOT NULL,
  worker_id uuid,
  status text NOT NULL,
  started_at timestamp with time zone,
  finished_at timestamp with time zone NOT NULL DEFAULT now(),
  exit_code integer,
  error jsonb,
  CONSTRAINT task_attempts_pkey PRIMARY KEY (run_id, seq, attempt)
) PARTITION BY RANGE (run_id);

CREATE TABLE task_cache (
  project_id uuid NOT NULL,
  scope_id uuid NOT NULL,
  task_name text NOT NULL,
  key_hash bytea NOT NULL,
  output text,
  outputs jsonb NOT NULL,
  exit_code integer,
  stdout_truncated boolean NOT NULL,
  artifact_ids uuid[] NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT task_cache_pkey PRIMARY KEY (project_id, scope_id, task_name, key_hash),
  CONSTRAINT task_cache_key_hash_check CHECK ((length(key_hash) = 32))
);

CREATE TABLE task_deadlines (
  run_id uuid NOT NULL,
  seq integer NOT NULL,
  project_id uuid NOT NULL,
  deadline_at timestamp with time zone NOT NULL,
  fired_at timestamp with time zone,
  CONSTRAINT task_deadlines_pkey PRIMARY KEY (run_id, seq)
);

CREATE TABLE task_details (
  run_id uuid NOT NULL,
  seq integer NOT NULL,
  attempt integer NOT NULL,
  project_id uuid NOT NULL,
  summary text,
  progress_percent real,
  progress_text text,
  stdout_truncated boolean NOT NULL DEFAULT false,
  cached boolean NOT NULL DEFAULT false,
  CONSTRAINT task_details_pkey PRIMARY KEY (run_id, seq),
  CONSTRAINT task_details_progress_percent_check CHECK (((progress_percent >= (0)::double precision) AND (progress_percent <= (100)::double precision)))
) WITH (fillfactor=50);

CREATE TABLE task_runs (
  run_id uuid NOT NULL,
  seq integer NOT NULL,
  project_id uuid NOT NULL,
  node integer NOT NULL,
  scope integer NOT NULL DEFAULT 0,
  name text NOT NULL,
  status task_run_status NOT NULL,
  skip_reason skip_reason,
  attempt integer NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  lost integer NOT NULL DEFAULT 0,
  open_deps integer NOT NULL,
  good_deps integer NOT NULL DEFAULT 0,
  neutral_deps integer NOT NULL DEFAULT 0,
  bad_deps integer NOT NULL DEFAULT 0,
  queue text NOT NULL DEFAULT 'default'::text,
  slot_kind slot_kind NOT NULL,
  tags text[] NOT NULL DEFAULT '{}'::text[],
  priority smallint NOT NULL DEFAULT 5,
  worker_id uuid,
  queued_at timestamp with time zone,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  exit_code integer,
  output text,
  outputs jsonb,
  error jsonb,
  skip_cascades boolean NOT NULL DEFAULT false,
  ready_at timestamp with time zone,
  layer smallint NOT NULL DEFAULT 0,
  item jsonb,
  item_key text,
  item_index integer,
  child_scope integer,
  progress jsonb,
  signal jsonb,
  queue_reason text,
  holds_slot boolean NOT NULL DEFAULT false,
  lets_go integer[],
  ended_by text,
  elapsed_ms bigint NOT NULL DEFAULT 0,
  retry_at timestamp with time zone,
  CONSTRAINT task_runs_pkey PRIMARY KEY (run_id, seq),
  CONSTRAINT task_runs_check CHECK (((status = 'running'::task_run_status) = (worker_id IS NOT NULL))),
  CONSTRAINT task_runs_check1 CHECK (((status = 'skipped'::task_run_status) = (skip_reason IS NOT NULL))),
  CONSTRAINT task_runs_check2 CHECK (((status = ANY (ARRAY['completed'::task_run_status, 'failed'::task_run_status, 'timed_out'::task_run_status, 'cancelled'::task_run_status, 'skipped'::task_run_status])) = (finished_at IS NOT NULL))),
  CONSTRAINT task_runs_ended_by_check CHECK ((ended_by = ANY (ARRAY['reuse'::text, 'override'::text]))),
  CONSTRAINT task_runs_open_deps_check CHECK ((open_deps >= 0)),
  CONSTRAINT task_runs_priority_check CHECK (((priority >= 0) AND (priority <= 9))),
  CONSTRAINT task_runs_queue_reason_check CHECK ((queue_reason = ANY (ARRAY['lock'::text, 'max_parallel'::text]))),
  CONSTRAINT task_runs_seq_check CHECK (((seq >= 0) AND (seq <= 16777214)))
) WITH (autovacuum_vacuum_scale_factor=0.05, fillfactor=50);

CREATE TABLE templates (
  id uuid NOT NULL,
  project_id uuid NOT NULL,
  name text NOT NULL,
  version integer NOT NULL,
  kind text NOT NULL,
  description text NOT NULL DEFAULT ''::text,
  source_text text NOT NULL,
  source_format text NOT NULL,
  content_hash bytea NOT NULL,
  created_by text NOT NULL DEFAULT ''::text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  deleted_at timestamp with time zone,
  CONSTRAINT templates_pkey PRIMARY KEY (id),
  CONSTRAINT templates_project_id_name_version_key UNIQUE (project_id, name, version),
  CONSTRAINT templates_content_hash_check CHECK ((length(content_hash) = 32)),
  CONSTRAINT templates_kind_check CHECK ((kind = ANY (ARRAY['task'::text, 'job'::text]))),
  CONSTRAINT templates_name_check CHECK (((name <> ''::text) AND (length(name) <= 63))),
  CONSTRAINT templates_source_format_check CHECK ((source_format = ANY (ARRAY['yaml'::text, 'json'::text]))),
  CONSTRAINT templates_version_check CHECK ((version >= 1))
);

CREATE TABLE timers (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  project_id uuid NOT NULL,
  kind text NOT NULL,
  fire_at timestamp with time zone NOT NULL,
  run_id uuid NOT NULL,
  seq integer,
  attempt integer,
  CONSTRAINT timers_pkey PRIMARY KEY (id),
  CONSTRAINT timers_kind_check CHECK ((kind = ANY (ARRAY['task_retry'::text, 'task_wake'::text])))
);

CREATE TABLE users (
  id uuid NOT NULL,
  name text NOT NULL,
  password_hash text NOT NULL,
  role user_role NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  disabled_at timestamp with time zone,
  CONSTRAINT users_name_key UNIQUE (name),
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_name_check CHECK (((name <> ''::text) AND (length(name) <= 255)))
);

CREATE TABLE workers (
  id uuid NOT NULL,
  name text NOT NULL,
  hostname text NOT NULL,
  pid integer NOT NULL,
  version text NOT NULL,
  queues text[] NOT NULL,
  tags text[] NOT NULL,
  process_slots integer NOT NULL,
  inline_slots integer NOT NULL,
  status worker_status NOT NULL DEFAULT 'active'::worker_status,
  started_at timestamp with time zone NOT NULL DEFAULT now(),
  heartbeat_at timestamp with time zone NOT NULL DEFAULT now(),
  lease_expires_at timestamp with time zone NOT NULL,
  claim_epoch integer NOT NULL DEFAULT 0,
  drained_at timestamp with time zone,
  drained_by text,
  CONSTRAINT workers_pkey PRIMARY KEY (id),
  CONSTRAINT workers_inline_slots_check CHECK ((inline_slots >= 0)),
  CONSTRAINT workers_process_slots_check CHECK ((process_slots >= 0))
) WITH (fillfactor=50);

CREATE TABLE log_chunks_default PARTITION OF log_chunks DEFAULT;

CREATE TABLE run_events_default PARTITION OF run_events DEFAULT;

CREATE TABLE task_attempts_default PARTITION OF task_attempts DEFAULT;

ALTER TABLE api_tokens ADD CONSTRAINT api_tokens_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id);

ALTER TABLE api_tokens ADD CONSTRAINT api_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;

ALTER TABLE artifacts ADD CONSTRAINT artifacts_project_id_run_id_fkey FOREIGN KEY (project_id, run_id) REFERENCES job_runs(project_id, id) ON DELETE CASCADE;

ALTER TABLE artifacts ADD CONSTRAINT artifacts_sha256_fkey FOREIGN KEY (sha256) REFERENCES artifact_files(sha256);

ALTER TABLE attempt_usage ADD CONSTRAINT attempt_usage_project_id_run_id_fkey FOREIGN KEY (project_id, run_id) REFERENCES job_runs(project_id, id) ON DELETE CASCADE;

ALTER TABLE concurrency_slots ADD CONSTRAINT concurrency_slots_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id);

ALTER TABLE concurrency_slots ADD CONSTRAINT concurrency_slots_project_id_run_id_fkey FOREIGN KEY (project_id, run_id) REFERENCES job_runs(project_id, id) ON DELETE CASCADE;

ALTER TABLE concurrency_waiters ADD CONSTRAINT concurrency_waiters_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id);

ALTER TABLE concurrency_waiters ADD CONSTRAINT concurrency_waiters_project_id_run_id_fkey FOREIGN KEY (project_id, run_id) REFERENCES job_runs(project_id, id) ON DELETE CASCADE;

ALTER TABLE data_keys ADD CONSTRAINT data_keys_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id);

ALTER TABLE event_waits ADD CONSTRAINT event_waits_project_id_run_id_fkey FOREIGN KEY (project_id, run_id) REFERENCES job_runs(project_id, id) ON DELETE CASCADE;

ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id);

ALTER TABLE job_runs ADD CONSTRAINT job_runs_project_id_job_id_fkey FOREIGN KEY (project_id, job_id) REFERENCES jobs(project_id, id);

ALTER TABLE job_runs ADD CONSTRAINT job_runs_project_id_version_id_fkey FOREIGN KEY (project_id, version_id) REFERENCES job_versions(project_id, id);

ALTER TABLE job_versions ADD CONSTRAINT job_versions_project_id_job_id_fkey FOREIGN KEY (project_id, job_id) REFERENCES jobs(project_id, id);

ALTER TABLE jobs ADD CONSTRAINT jobs_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id);

ALTER TABLE outbox ADD CONSTRAINT outbox_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id);

ALTER TABLE run_logs ADD CONSTRAINT run_logs_project_id_run_id_fkey FOREIGN KEY (project_id, run_id) REFERENCES job_runs(project_id, id) ON DELETE CASCADE;

ALTER TABLE run_watches ADD CONSTRAINT run_watches_project_id_run_id_fkey FOREIGN KEY (project_id, run_id) REFERENCES job_runs(project_id, id) ON DELETE CASCADE;

ALTER TABLE scopes ADD CONSTRAINT scopes_project_id_run_id_fkey FOREIGN KEY (project_id, run_id) REFERENCES job_runs(project_id, id) ON DELETE CASCADE;

ALTER TABLE secret_versions ADD CONSTRAINT secret_versions_project_id_data_key_id_fkey FOREIGN KEY (project_id, data_key_id) REFERENCES data_keys(project_id, id);

ALTER TABLE secret_versions ADD CONSTRAINT secret_versions_project_id_secret_id_fkey FOREIGN KEY (project_id, secret_id) REFERENCES secrets(project_id, id) ON DELETE CASCADE;

ALTER TABLE secrets ADD CONSTRAINT secrets_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id);

ALTER TABLE sessions ADD CONSTRAINT sessions_token_id_fkey FOREIGN KEY (token_id) REFERENCES api_tokens(id) ON DELETE CASCADE;

ALTER TABLE sessions ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;

ALTER TABLE task_cache ADD CONSTRAINT task_cache_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id);

ALTER TABLE task_deadlines ADD CONSTRAINT task_deadlines_project_id_run_id_fkey FOREIGN KEY (project_id, run_id) REFERENCES job_runs(project_id, id) ON DELETE CASCADE;

ALTER TABLE task_details ADD CONSTRAINT task_details_project_id_run_id_fkey FOREIGN KEY (project_id, run_id) REFERENCES job_runs(project_id, id) ON DELETE CASCADE;

ALTER TABLE task_runs ADD CONSTRAINT task_runs_project_id_run_id_fkey FOREIGN KEY (project_id, run_id) REFERENCES job_runs(project_id, id) ON DELETE CASCADE;

ALTER TABLE templates ADD CONSTRAINT templates_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id);

ALTER TABLE timers ADD CONSTRAINT timers_project_id_run_id_fkey FOREIGN KEY (project_id, run_id) REFERENCES job_runs(project_id, id) ON DELETE CASCADE;

CREATE INDEX api_tokens_user ON api_tokens USING btree (user_id);

CREATE INDEX artifacts_expiry ON artifacts USING btree (expires_at) WHERE (expires_at IS NOT NULL);

CREATE INDEX artifacts_sha256 ON artifacts USING btree (sha256);

CREATE INDEX concurrency_slots_key ON concurrency_slots USING btree (project_id, key);

CREATE INDEX concurrency_slots_run ON concurrency_slots USING btree (run_id);

CREATE INDEX concurrency_waiters_key ON concurrency_waiters USING btree (project_id, key, id);

CREATE INDEX concurrency_waiters_run ON concurrency_waiters USING btree (run_id);

CREATE UNIQUE INDEX data_keys_active ON data_keys USING btree (project_id) WHERE active;

CREATE INDEX event_waits_event ON event_waits USING btree (project_id, event);

CREATE INDEX job_runs_deadline ON job_runs USING btree (deadline_at) WHERE (deadline_at IS NOT NULL);

CREATE INDEX job_runs_job ON job_runs USING btree (job_id, id DESC);

CREATE INDEX job_runs_open ON job_runs USING btree (id) WHERE (finished_at IS NULL);

CREATE INDEX job_runs_parent ON job_runs USING btree (parent_run_id, parent_seq) WHERE (parent_run_id IS NOT NULL);

CREATE INDEX job_runs_queue_clocks ON job_runs USING btree (id) WHERE (has_queue_timeouts AND (finished_at IS NULL));

CREATE INDEX job_runs_retry_due ON job_runs USING btree (retry_at) WHERE (retry_at IS NOT NULL);

CREATE INDEX job_runs_root ON job_runs USING btree (root_run_id) WHERE (root_run_id IS NOT NULL);

CREATE INDEX job_runs_status ON job_runs USING btree (project_id, status, id DESC);

CREATE INDEX job_runs_undecided_retry ON job_runs USING btree (id) WHERE ((retries_left > 0) AND (retry_at IS NULL) AND (status = ANY (ARRAY['failed'::job_run_status, 'timed_out'::job_run_status])));

CREATE INDEX job_runs_unheard ON job_runs USING btree (id) WHERE (parent_waits AND (finished_at IS NOT NULL));

CREATE UNIQUE INDEX jobs_name ON jobs USING btree (project_id, name) WHERE (deleted_at IS NULL);

CREATE INDEX jobs_newest ON jobs USING btree (project_id, created_at DESC, id DESC) WHERE (deleted_at IS NULL);

CREATE INDEX ready_tasks_order ON ready_tasks USING btree (queue, slot_kind, priority DESC, fair_rank, id);

CREATE INDEX scopes_parent ON scopes USING btree (run_id, parent_seq);

CREATE INDEX sessions_expiry ON sessions USING btree (expires_at);

CREATE INDEX sessions_token ON sessions USING btree (token_id);

CREATE INDEX sessions_user ON sessions USING btree (user_id);

CREATE INDEX task_attempts_finished ON ONLY public.task_attempts USING brin (finished_at) WITH (autosummarize='on');

CREATE INDEX task_cache_expiry ON task_cache USING btree (expires_at);

CREATE INDEX task_deadlines_due ON task_deadlines USING btree (deadline_at) WHERE (fired_at IS NULL);

CREATE INDEX timers_due ON timers USING btree (fire_at);

CREATE INDEX timers_run ON timers USING btree (run_id);

CREATE TRIGGER job_runs_forget_event_waits AFTER UPDATE OF status ON job_runs FOR EACH ROW WHEN ((new.has_waits AND (new.finished_at IS NOT NULL) AND (old.finished_at IS NULL))) EXECUTE FUNCTION forget_event_waits();

CREATE TRIGGER job_runs_release_slots AFTER UPDATE OF status ON job_runs FOR EACH ROW WHEN ((new.holds_slots AND (new.finished_at IS NOT NULL) AND (old.finished_at IS NULL))) EXECUTE FUNCTION release_run_slots();

CREATE TRIGGER job_runs_tell_parent AFTER UPDATE OF status ON job_runs FOR EACH ROW WHEN ((new.parent_waits AND (new.finished_at IS NOT NULL) AND (old.finished_at IS NULL))) EXECUTE FUNCTION tell_parent();

CREATE TRIGGER job_runs_terminal BEFORE UPDATE OF status ON job_runs FOR EACH ROW WHEN (((old.status = ANY (ARRAY['completed'::job_run_status, 'failed'::job_run_status, 'cancelled'::job_run_status, 'timed_out'::job_run_status, 'skipped'::job_run_status])) AND (new.status IS DISTINCT FROM old.status))) EXECUTE FUNCTION refuse_leaving_terminal_state();

CREATE TRIGGER job_versions_immutable BEFORE UPDATE ON job_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER task_runs_release_slots AFTER UPDATE OF status ON task_runs FOR EACH ROW WHEN ((old.holds_slot AND (new.status = ANY (ARRAY['completed'::task_run_status, 'failed'::task_run_status, 'timed_out'::task_run_status, 'cancelled'::task_run_status, 'skipped'::task_run_status, 'retrying'::task_run_status])) AND (new.status IS DISTINCT FROM old.status))) EXECUTE FUNCTION release_task_slots();

CREATE TRIGGER task_runs_terminal BEFORE UPDATE OF status ON task_runs FOR EACH ROW WHEN (((old.status = ANY (ARRAY['completed'::task_run_status, 'failed'::task_run_status, 'timed_out'::task_run_status, 'cancelled'::task_run_status, 'skipped'::task_run_status])) AND (new.status IS DISTINCT FROM old.status))) EXECUTE FUNCTION refuse_leaving_terminal_state();

CREATE TRIGGER templates_immutable BEFORE UPDATE OF id, project_id, name, version, kind, description, source_text, source_format, content_hash, created_by, created_at ON templates FOR EACH ROW EXECUTE FUNCTION refuse_change();
