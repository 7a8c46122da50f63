-- Up Migration

-- Ranks are virtual time: what a queue has come to, in microseconds since 1970. An empty queue is at the present; one with a backlog is
-- where its front is, which is earlier. So ranks never go back, and nothing has to be kept when a queue runs empty.
UPDATE ready_tasks SET fair_rank = (extract(epoch FROM clock_timestamp()) * 1000000)::bigint;
ALTER TABLE ready_tasks ALTER COLUMN fair_rank SET DEFAULT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint;

-- Where the next run of the same job is put while this one has not started.
ALTER TABLE job_runs ADD COLUMN fair_rank bigint;

-- Nothing offered has a lower rank: where to begin to look. Without it each look at the front would pass all rows that were claimed since
-- the oldest transaction began, since vacuum has to leave them.
CREATE TABLE ready_floors (
  queue text NOT NULL,
  slot_kind slot_kind NOT NULL,
  floor bigint NOT NULL DEFAULT 0,
  -- What the front was a round ago: what is written meanwhile is not below it.
  next_floor bigint NOT NULL DEFAULT 0,
  -- The newest ready row then.
  newest_id bigint NOT NULL DEFAULT 0,
  moved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (queue, slot_kind)
) WITH (fillfactor = 50);

-- The rank at which a queue is served: of the first row that a worker can take, among the first hundred, so that a task for which there is
-- no worker does not stop the clock.
CREATE FUNCTION ready_front(of_queue text, of_kind slot_kind, of_priority smallint) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
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
END $$;

-- Down Migration

DROP FUNCTION ready_front(text, slot_kind, smallint);
DROP TABLE ready_floors;
ALTER TABLE job_runs DROP COLUMN fair_rank;
ALTER TABLE ready_tasks ALTER COLUMN fair_rank SET DEFAULT 0;
