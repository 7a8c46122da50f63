-- Up Migration

ALTER TABLE job_runs
  -- Who started it: a user's name, or what did in the name of none.
  ADD COLUMN started_by text NOT NULL DEFAULT '',
  -- The task run of another run that started this one.
  ADD COLUMN parent_run_id uuid,
  ADD COLUMN parent_seq int,
  ADD COLUMN root_run_id uuid,
  ADD COLUMN depth int NOT NULL DEFAULT 0,
  ADD COLUMN cancel_with_parent boolean NOT NULL DEFAULT false,
  -- The task run that waits for the end of this run has not been told of it yet.
  ADD COLUMN parent_waits boolean NOT NULL DEFAULT false,
  -- Some task run of it has waited for something outside: without any, a run is never `waiting`.
  ADD COLUMN has_waits boolean NOT NULL DEFAULT false,
  -- It holds a concurrency slot, or task runs of it do.
  ADD COLUMN holds_slots boolean NOT NULL DEFAULT false;
CREATE INDEX job_runs_parent ON job_runs (parent_run_id, parent_seq) WHERE parent_run_id IS NOT NULL;
CREATE INDEX job_runs_root ON job_runs (root_run_id) WHERE root_run_id IS NOT NULL;
CREATE INDEX job_runs_unheard ON job_runs (id) WHERE parent_waits AND finished_at IS NOT NULL;

ALTER TABLE task_runs
  -- Why it is queued and not offered.
  ADD COLUMN queue_reason text CHECK (queue_reason IN ('lock', 'max_parallel')),
  ADD COLUMN holds_slot boolean NOT NULL DEFAULT false;

-- Task runs that wait for an event of the bus.
CREATE TABLE event_waits (
  project_id uuid NOT NULL,
  event text NOT NULL,
  run_id uuid NOT NULL,
  seq int NOT NULL,
  PRIMARY KEY (run_id, seq),
  FOREIGN KEY (project_id, run_id) REFERENCES job_runs (project_id, id) ON DELETE CASCADE
);
CREATE INDEX event_waits_event ON event_waits (project_id, event);

-- Who waits for a slot of a key, first come first served; a run has seq null.
CREATE TABLE concurrency_waiters (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project_id uuid NOT NULL REFERENCES projects (id),
  key text NOT NULL,
  slots int NOT NULL CHECK (slots > 0),
  run_id uuid NOT NULL,
  seq int,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (project_id, run_id) REFERENCES job_runs (project_id, id) ON DELETE CASCADE
);
CREATE INDEX concurrency_waiters_key ON concurrency_waiters (project_id, key, id);
CREATE INDEX concurrency_waiters_run ON concurrency_waiters (run_id);

-- Slots are released by whatever statement writes the end of their holder, so that they cannot drift.
CREATE FUNCTION release_run_slots() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  released record;
BEGIN
  FOR released IN DELETE FROM concurrency_slots WHERE run_id = NEW.id RETURNING project_id, key LOOP
    PERFORM pg_notify('stratal_slot', released.project_id::text || ' ' || released.key);
  END LOOP;
  DELETE FROM concurrency_waiters WHERE run_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER job_runs_release_slots AFTER UPDATE OF status ON job_runs FOR EACH ROW
  WHEN (NEW.holds_slots AND NEW.finished_at IS NOT NULL AND OLD.finished_at IS NULL)
  EXECUTE FUNCTION release_run_slots();
CREATE FUNCTION tell_parent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('stratal_child', NEW.id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER job_runs_tell_parent AFTER UPDATE OF status ON job_runs FOR EACH ROW
  WHEN (NEW.parent_waits AND NEW.finished_at IS NOT NULL AND OLD.finished_at IS NULL)
  EXECUTE FUNCTION tell_parent();
CREATE FUNCTION release_task_slots() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  released record;
BEGIN
  FOR released IN DELETE FROM concurrency_slots WHERE run_id = NEW.run_id AND seq = NEW.seq RETURNING project_id, key LOOP
    PERFORM pg_notify('stratal_slot', released.project_id::text || ' ' || released.key);
  END LOOP;
  DELETE FROM concurrency_waiters WHERE run_id = NEW.run_id AND seq = NEW.seq;
  RETURN NULL;
END $$;
CREATE TRIGGER task_runs_release_slots AFTER UPDATE OF status ON task_runs FOR EACH ROW
  WHEN (OLD.holds_slot AND NEW.status IN ('completed', 'failed', 'timed_out', 'cancelled', 'skipped', 'retrying')
    AND NEW.status IS DISTINCT FROM OLD.status)
  EXECUTE FUNCTION release_task_slots();

-- Down Migration

DROP TRIGGER task_runs_release_slots ON task_runs;
DROP TRIGGER job_runs_tell_parent ON job_runs;
DROP TRIGGER job_runs_release_slots ON job_runs;
DROP FUNCTION release_task_slots(), tell_parent(), release_run_slots();
DROP TABLE concurrency_waiters, event_waits;
ALTER TABLE task_runs DROP COLUMN queue_reason, DROP COLUMN holds_slot;
ALTER TABLE job_runs DROP COLUMN started_by, DROP COLUMN parent_run_id, DROP COLUMN parent_seq, DROP COLUMN root_run_id, DROP COLUMN depth,
  DROP COLUMN cancel_with_parent, DROP COLUMN parent_waits, DROP COLUMN has_waits, DROP COLUMN holds_slots;
