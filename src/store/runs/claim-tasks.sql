/*
  Claims up to :processLimit script tasks and :inlineLimit inline tasks for a worker (event: claim, from queued; the run's event:
  start). Relies on ready_tasks_order, read once per queue: for several queues at once the planner would sort every ready row.

  Takes FOR KEY SHARE on the worker's row, so that a reaper, which takes FOR UPDATE, either sees these claims or makes this statement
  find no worker; heartbeats pass by it. Starts runs before it touches task runs: settle and stop lock in the same order. Ready rows of task
  runs that are no longer queued are dropped; those of paused queues stay. claim-taken-tasks.sql is the same for task runs that were
  chosen already, and what follows `taken` is the same text in both: a test compares them.
*/
/* @name claimTaskRows */
WITH claimer AS (
  SELECT id
  FROM workers
  WHERE id = :workerId!
    AND status = 'active'
    AND claim_epoch = :epoch!
  FOR KEY SHARE
), asked AS (
  SELECT
    given.queue,
    coalesce((SELECT f.floor FROM ready_floors f WHERE f.queue = given.queue AND f.slot_kind = 'process'), 0) AS process_floor,
    coalesce((SELECT f.floor FROM ready_floors f WHERE f.queue = given.queue AND f.slot_kind = 'inline'), 0) AS inline_floor
  FROM unnest(:queues!::text[]) AS given (queue)
  WHERE NOT EXISTS (SELECT FROM queue_pauses p WHERE p.queue = given.queue)
), taken AS (
  DELETE FROM ready_tasks
  WHERE ctid = ANY (
      ARRAY(
        SELECT first.ctid
        FROM asked
        CROSS JOIN LATERAL (
          SELECT r.ctid, r.priority, r.fair_rank, r.id
          FROM ready_tasks r
          WHERE r.queue = asked.queue
            AND r.slot_kind = 'process'
            AND r.fair_rank >= asked.process_floor
            AND r.tags <@ :tags!::text[]
          ORDER BY r.priority DESC, r.fair_rank, r.id
          LIMIT :processLimit!::int
          FOR UPDATE SKIP LOCKED
        ) AS first
        ORDER BY first.priority DESC, first.fair_rank, first.id
        LIMIT :processLimit!::int
      ) || ARRAY(
        SELECT first.ctid
        FROM asked
        CROSS JOIN LATERAL (
          SELECT r.ctid, r.priority, r.fair_rank, r.id
          FROM ready_tasks r
          WHERE r.queue = asked.queue
            AND r.slot_kind = 'inline'
            AND r.fair_rank >= asked.inline_floor
            AND r.tags <@ :tags!::text[]
          ORDER BY r.priority DESC, r.fair_rank, r.id
          LIMIT :inlineLimit!::int
          FOR UPDATE SKIP LOCKED
        ) AS first
        ORDER BY first.priority DESC, first.fair_rank, first.id
        LIMIT :inlineLimit!::int
      )
    )
    AND EXISTS (SELECT FROM claimer)
  RETURNING run_id, seq
), started AS (
  UPDATE job_runs r
  SET
    status = 'running',
    started_at = coalesce(r.started_at, now()),
    -- What it was before the first start is the end of queue_timeout; an attempt that began again has none yet.
    deadline_at = CASE
      WHEN r.started_at IS NULL OR (r.deadline_at IS NULL AND r.phase = 'main' AND NOT r.timed_out)
        THEN now() + r.timeout_ms * interval '1 millisecond'
      ELSE r.deadline_at
    END
  -- By key, in its order: a join would read every queued run.
  WHERE r.id = ANY (ARRAY(SELECT DISTINCT run_id FROM taken ORDER BY run_id))
    AND r.status IN ('queued', 'waiting')
  -- A resumed run starts again, but has begun before.
  RETURNING r.id, r.project_id, r.started_at = now() AS begins
), claimed AS (
  UPDATE task_runs t
  SET
    status = 'running',
    attempt = t.attempt + 1,
    worker_id = :workerId!,
    -- What was woken to join or to go on began before.
    started_at = coalesce(t.started_at, now())
  FROM taken
  WHERE t.run_id = taken.run_id
    AND t.seq = taken.seq
    AND t.status = 'queued'
    AND (SELECT count(*) FROM started) >= 0
  RETURNING
    t.run_id, t.seq, t.node, t.scope, t.layer, t.name, t.project_id, t.attempt, t.failures, t.lost, t.good_deps, t.neutral_deps,
    t.bad_deps, t.slot_kind, t.ready_at, t.child_scope, t.progress, t.signal, t.item, t.item_key, t.item_index,
    t.elapsed_ms, t.started_at
), events AS (
  INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id)
  SELECT id, project_id, NULL::int, NULL::int, 'run_started', NULL::uuid
  FROM started
  WHERE begins
  UNION ALL
  SELECT run_id, project_id, seq, attempt, 'task_claimed', :workerId!::uuid
  FROM claimed
)
SELECT
  c.run_id AS "runId!",
  c.seq AS "seq!",
  c.node AS "node!",
  c.project_id AS "projectId!",
  c.attempt AS "attempt!",
  c.failures AS "failures!",
  c.lost AS "lost!",
  c.good_deps AS "goodDeps!",
  c.neutral_deps AS "neutralDeps!",
  c.bad_deps AS "badDeps!",
  c.slot_kind AS "slotKind!",
  c.ready_at AS "readyAt",
  c.scope AS "scope!",
  c.layer AS "layer!",
  c.name AS "name!",
  c.child_scope AS "childScope",
  c.progress,
  c.signal,
  c.item,
  c.item_key AS "itemKey",
  c.item_index AS "itemIndex",
  (c.elapsed_ms + extract(epoch FROM now() - c.started_at) * 1000)::float8 AS "elapsedMs!",
  r.version_id AS "versionId!",
  r.triggered_by AS "triggeredBy!",
  CASE WHEN r.phase = 'main' THEN r.attempt END AS "mainAttempt",
  -- With the first task run of each run, and not if they are long: what they tell is the same for all. Null if another claim began the run
  -- while this one was under way. Without a window, which would sort what is answered.
  CASE
    WHEN (c.run_id, c.seq) IN (SELECT run_id, min(seq) FROM claimed GROUP BY run_id)
      AND r.phase = 'main'
      AND pg_column_size(r.inputs) <= 8192
      THEN (
        SELECT
          json_build_object(
            'inputs', r.inputs, 'number', r.number, 'attempt', r.attempt, 'triggered_by', r.triggered_by, 'depth', r.depth,
            'parent_run_id', r.parent_run_id, 'labels', j.labels, 'created_ms', extract(epoch FROM r.created_at) * 1000,
            'started_ms',
            extract(epoch FROM coalesce(r.started_at, CASE WHEN r.id IN (SELECT id FROM started) THEN now() END)) * 1000
          )
        FROM jobs j
        WHERE j.id = r.job_id
      )
  END AS "runFacts"
FROM claimed c
JOIN job_runs r ON r.id = c.run_id;
