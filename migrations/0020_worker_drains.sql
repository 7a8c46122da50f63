-- Up Migration

-- A worker that somebody drained takes no more tasks, and may be resumed; one that drains because it ends has neither of these, and cannot be.
ALTER TABLE workers ADD COLUMN drained_at timestamptz;
ALTER TABLE workers ADD COLUMN drained_by text;

-- Down Migration

-- Who was drained for good would otherwise never take a task again.
UPDATE workers SET status = 'active' WHERE status = 'draining' AND drained_at IS NOT NULL;
ALTER TABLE workers DROP COLUMN drained_by;
ALTER TABLE workers DROP COLUMN drained_at;
