/*
  Claims the task runs that a worker was given by Redis, as far as they are still offered and fit the worker (event: claim, from
  queued; the run's event: start). The worker names the places and ids of their ready rows, so no index is read: a row never moves,
  unless the table is rewritten, and then its id is not found at the place.

  What Redis says is not trusted with more than the choice: queue and tags are looked at again. For the rest see claim-tasks.sql,
  whose text after `taken` this file repeats.
*/
/* @name claimTakenTaskRows */
WITH claimer AS (
  SELECT id
  FROM workers
  WHERE id = :workerId!
    AND status = 'active'
    AND claim_epoch = :epoch!
  FOR KEY SHARE
), asked AS (
  SELECT queue
  FROM unnest(:queues!::text[]) AS given (queue)
  WHERE NOT EXISTS (SELECT FROM queue_pauses p WHERE p.queue = given.queue)
), taken AS (
  DELETE FROM ready_tasks
  WHERE ctid = ANY (
      ARRAY(
        SELECT r.ctid
        FROM ready_tasks r
        WHERE r.ctid = ANY (:places!::text[]::tid[])
          AND r.id = ANY (:ids!::bigint[])
          AND r.queue = ANY (ARRAY(SELECT queue FROM asked))
          AND r.tags <@ :tags!::text[]
        FOR UPDATE SKIP LOCKED
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
