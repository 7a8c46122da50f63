-- Up Migration

-- A scope is a graph of task runs that another task run waits for: the inside of a group, the items of a for_each, an iteration of a
-- loop, a list of handlers, a rollback; scope 0 is the main tasks of a run that has a controller. Its id is the seq of its first
-- task run, and the distance between two of its task runs is that of their plan nodes.
CREATE TABLE scopes (
  run_id uuid NOT NULL,
  id int NOT NULL,
  project_id uuid NOT NULL,
  parent_seq int NOT NULL,
  -- The scope of the parent; null for what the controller waits for.
  parent_scope int,
  size int NOT NULL CHECK (size > 0),
  open int NOT NULL CHECK (open >= 0),
  bad int NOT NULL DEFAULT 0,
  -- Of a for_each: how many items were let go; null where dependencies say what starts.
  let_go int,
  -- More bad ones than this halt the scope in the way of on_failure.
  bad_limit int,
  on_failure failure_policy NOT NULL DEFAULT 'continue',
  halted failure_policy CHECK (halted IN ('stop', 'cancel')),
  PRIMARY KEY (run_id, id),
  FOREIGN KEY (project_id, run_id) REFERENCES job_runs (project_id, id) ON DELETE CASCADE
) WITH (fillfactor = 50);

ALTER TABLE task_runs
  -- What was expanded already: 0 a task, 1 an item of its for_each, 2 an iteration of its loop. The controller has node -1.
  ADD COLUMN layer smallint NOT NULL DEFAULT 0,
  ADD COLUMN item jsonb,
  ADD COLUMN item_key text,
  ADD COLUMN item_index int,
  -- The scope it has expanded last, which it waits for while that is open.
  ADD COLUMN child_scope int,
  -- What it did before it began to wait, and what it was woken with.
  ADD COLUMN progress jsonb,
  ADD COLUMN signal jsonb;

ALTER TABLE job_runs
  -- The sequence number of the next task run; null until something was expanded.
  ADD COLUMN next_seq int,
  ADD COLUMN phase text NOT NULL DEFAULT 'main' CHECK (phase IN ('main', 'rollback', 'handlers', 'finally', 'done')),
  ADD COLUMN rollback text NOT NULL DEFAULT 'none' CHECK (rollback IN ('none', 'completed', 'partial', 'failed'));

ALTER TABLE timers DROP CONSTRAINT timers_kind_check;
ALTER TABLE timers ADD CONSTRAINT timers_kind_check CHECK (kind IN ('task_retry', 'task_wake'));

-- Down Migration

DELETE FROM timers WHERE kind <> 'task_retry';
ALTER TABLE timers DROP CONSTRAINT timers_kind_check;
ALTER TABLE timers ADD CONSTRAINT timers_kind_check CHECK (kind IN ('task_retry'));
ALTER TABLE job_runs DROP COLUMN next_seq, DROP COLUMN phase, DROP COLUMN rollback;
ALTER TABLE task_runs DROP COLUMN layer, DROP COLUMN item, DROP COLUMN item_key, DROP COLUMN item_index, DROP COLUMN child_scope,
  DROP COLUMN progress, DROP COLUMN signal;
DROP TABLE scopes;
