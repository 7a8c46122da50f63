/*
  Ends attempts (events: complete, fail, time_out, cancel, skip, retry; from running, guarded by worker and attempt). Counts
  each result into the successors (event ready when their last dependency ended), into its scope (when none is open there, the task run
  that waits for it is woken), into the run (event finish when no task is open), and offers what became ready unless the run is
  paused. Stale results (another attempt or worker owns the task run) change nothing and are missing from the answer. A retry in a
  run or scope that was halted meanwhile is the failure that it would have been without one: nobody would wake it.

  Locks runs in id order before task runs, as stop and reap do. The counters are exact although the snapshot may be older than
  the lock: UPDATE re-reads the newest version of each row that it changes, so nothing here computes from a row that it only reads.

  successors: of each result as an array's text, '{4,5}': unnesting it costs nothing per edge, whereas a join of results with edges, which
  the planner makes a nested loop, compared each with each. values: 1 good, 0 neutral, -1 bad. scopes: the scope to count into; null for
  the main tasks of a run without a controller. counted: a bad result is one of the run. delays: until the next attempt.

  takes: beside successors, those that the worker claims here if they become ready (event: claim). :epoch is null if there are none, else the
  worker's row is locked first, as a claim does, so that a reaper either sees these claims or none is made. Nothing is claimed in a
  run that is paused or halted, nor while one of the worker's queues is paused.

  The part `follow` is everything that a result without successors and scope, and without another attempt, does not need; its start alone
  costs as much as all the rest. What lets others go has a scope: it is an item.

  A clock that ends a queued task run holds it as the nil worker, which history does not name.
*/
/* @name settleTaskRows */
WITH claimer AS (
  SELECT id
  FROM workers w
  WHERE id = :workerId!
    AND status = 'active'
    AND claim_epoch = :epoch::int
    AND NOT EXISTS (SELECT FROM queue_pauses p WHERE p.queue = ANY (w.queues))
  FOR KEY SHARE
), runs AS MATERIALIZED (
  SELECT
    id, halted,
    -- Asks for the claimer whether or not there is one: its row is locked before the runs.
    (SELECT count(*) FROM claimer) > 0 AND halted IS NULL AND paused_at IS NULL AS claims
  FROM job_runs
  WHERE id = ANY (:runIds!::uuid[])
    AND (SELECT count(*) FROM claimer) >= 0
  ORDER BY id
  FOR NO KEY UPDATE
), clock AS MATERIALIZED (
  -- now() is the time before the wait for the runs' rows: what another settle ended meanwhile would seem to end later than what follows it.
  SELECT clock_timestamp() AS at
  FROM (SELECT count(*) FROM runs) AS locked
), results AS (
  SELECT
    run_id, seq, attempt, attempt_status, skip_reason, cascades, value, allowed, exit_code, output, structured, error, delay, scope,
    counted, successors, takes,
    CASE
      WHEN status = 'retrying' AND EXISTS (SELECT FROM runs WHERE id = run_id AND halted IS NOT NULL)
        THEN attempt_status::task_run_status
      ELSE status
    END AS status
  FROM unnest(
    :runIds!::uuid[], :seqs!::int[], :attempts!::int[], :statuses!::task_run_status[], :attemptStatuses!::text[],
    :skipReasons!::skip_reason[], :cascades!::boolean[], :values!::smallint[], :allowed!::boolean[], :exitCodes!::int[], :outputs!::text[],
    :structured!::text[], :errors!::text[], :delays!::bigint[], :scopes!::int[], :counted!::boolean[], :successors!::text[],
    :takes!::text[]
  ) AS result (
    run_id, seq, attempt, status, attempt_status, skip_reason, cascades, value, allowed, exit_code, output, structured, error, delay,
    scope, counted, successors, takes
  )
), settled AS (
  UPDATE task_runs t
  SET
    status = r.status,
    skip_reason = r.skip_reason,
    skip_cascades = r.cascades,
    worker_id = NULL,
    failures = t.failures + CASE WHEN r.status = 'retrying' THEN 1 ELSE 0 END,
    elapsed_ms = CASE
      WHEN r.status = 'retrying' THEN t.elapsed_ms + (extract(epoch FROM now() - coalesce(t.started_at, now())) * 1000)::bigint + r.delay
      ELSE t.elapsed_ms
    END,
    retry_at = CASE WHEN r.status = 'retrying' THEN now() + r.delay * interval '1 millisecond' END,
    finished_at = CASE WHEN r.status = 'retrying' THEN NULL ELSE (SELECT at FROM clock) END,
    exit_code = r.exit_code,
    output = r.output,
    outputs = r.structured::jsonb,
    error = r.error::jsonb,
    -- What is tried again starts from nothing.
    child_scope = CASE WHEN r.status = 'retrying' THEN NULL ELSE t.child_scope END,
    progress = CASE WHEN r.status = 'retrying' THEN NULL ELSE t.progress END
  FROM results r
  WHERE t.run_id = r.run_id
    AND t.seq = r.seq
    AND t.attempt = r.attempt
    AND t.status = 'running'
    AND t.worker_id = :workerId!
    AND (SELECT count(*) FROM runs) >= 0
  RETURNING
    t.run_id, t.seq, t.project_id, t.attempt, t.status, t.started_at, t.status <> 'retrying' AS ended, r.attempt_status,
    t.retry_at, r.value, r.allowed, r.exit_code, r.error, r.delay, r.scope, r.counted, r.successors, r.takes, t.lets_go,
    coalesce(octet_length(r.structured), 0) AS output_bytes
-- part follow
), edges AS MATERIALIZED (
  SELECT
    run_id, target, count(*)::int AS ended,
    (count(*) FILTER (WHERE value = 1 AND counts))::int AS good,
    (count(*) FILTER (WHERE value = 0 AND counts))::int AS neutral,
    (count(*) FILTER (WHERE value = -1 AND counts))::int AS bad,
    bool_or(takes) AND (SELECT claims FROM runs WHERE id = run_id) AS takes
  FROM (
    SELECT run_id, value, unnest(successors::int[]) AS target, unnest(takes::boolean[]) AS takes, true AS counts
    FROM settled
    WHERE ended
    UNION ALL
    -- What a re-run held back waits for its turn, not for a result.
    SELECT run_id, value, unnest(lets_go), false, false
    FROM settled
    WHERE ended
      AND lets_go IS NOT NULL
  ) edge
  GROUP BY run_id, target
  ORDER BY run_id, target
), advanced AS (
  UPDATE task_runs t
  SET
    open_deps = t.open_deps - e.ended,
    good_deps = t.good_deps + e.good,
    neutral_deps = t.neutral_deps + e.neutral,
    bad_deps = t.bad_deps + e.bad,
    status = CASE
      WHEN t.open_deps > e.ended THEN t.status
      WHEN e.takes THEN 'running'
      ELSE 'queued'
    END,
    queued_at = CASE WHEN t.open_deps = e.ended THEN (SELECT at FROM clock) END,
    ready_at = CASE WHEN t.open_deps = e.ended THEN (SELECT at FROM clock) END,
    attempt = t.attempt + CASE WHEN t.open_deps = e.ended AND e.takes THEN 1 ELSE 0 END,
    worker_id = CASE WHEN t.open_deps = e.ended AND e.takes THEN :workerId!::uuid END,
    started_at = CASE WHEN t.open_deps = e.ended AND e.takes THEN coalesce(t.started_at, (SELECT at FROM clock)) ELSE t.started_at END
  FROM edges e
  WHERE t.run_id = e.run_id
    AND t.seq = e.target
    AND t.status = 'pending'
  RETURNING
    t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags, t.node, t.scope, t.layer, t.name, t.attempt,
    t.failures, t.lost, t.good_deps, t.neutral_deps, t.bad_deps, t.ready_at, t.child_scope, t.progress, t.signal,
    t.item, t.item_key, t.item_index, t.elapsed_ms, t.started_at
), claimed AS (
  SELECT *
  FROM advanced
  WHERE status = 'running'
), scoped AS (
  UPDATE scopes s
  SET
    open = s.open - d.ended,
    bad = s.bad + d.bad,
    let_go = s.let_go + d.ended
  FROM (
    SELECT run_id, scope, count(*)::int AS ended, (count(*) FILTER (WHERE value = -1))::int AS bad
    FROM settled
    WHERE ended
      AND scope IS NOT NULL
    GROUP BY run_id, scope
    ORDER BY run_id, scope
  ) d
  WHERE s.run_id = d.run_id
    AND s.id = d.scope
  RETURNING
    s.run_id, s.id, s.parent_seq, s.open, d.ended, s.let_go, s.size, s.halted, s.on_failure,
    s.halted IS NULL AND s.on_failure <> 'continue' AND s.bad > s.bad_limit AND s.open > 0 AS must_halt
), followed AS (
  -- A for_each lets one item go for each that ended.
  UPDATE task_runs t
  SET
    status = 'queued',
    queued_at = (SELECT at FROM clock),
    ready_at = (SELECT at FROM clock)
  FROM scoped s
  WHERE s.let_go IS NOT NULL
    AND s.halted IS NULL
    AND NOT s.must_halt
    AND t.run_id = s.run_id
    AND t.seq >= s.id + s.let_go - s.ended
    AND t.seq < s.id + least(s.let_go, s.size)
    AND t.status = 'pending'
  RETURNING t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags
), joined AS (
  UPDATE task_runs t
  SET
    status = 'queued',
    queued_at = (SELECT at FROM clock)
  FROM scoped s
  WHERE s.open = 0
    AND t.run_id = s.run_id
    AND t.seq = s.parent_seq
    AND t.status = 'waiting'
  RETURNING t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags
-- end follow
), counted AS (
  UPDATE job_runs r
  SET
    open_tasks = r.open_tasks - d.ended,
    bad_tasks = r.bad_tasks + d.bad,
    allowed_failures = r.allowed_failures + d.allowed,
    output_bytes = r.output_bytes + d.output_bytes,
    status = CASE
      WHEN r.open_tasks > d.ended THEN r.status
      ELSE run_result(r.cancel_requested_at, r.timed_out, r.bad_tasks + d.bad)
    END,
    finished_at = CASE WHEN r.open_tasks > d.ended THEN NULL ELSE (SELECT at FROM clock) END,
    deadline_at = CASE WHEN r.open_tasks > d.ended THEN r.deadline_at END,
    paused_at = CASE WHEN r.open_tasks > d.ended THEN r.paused_at END
  FROM (
    SELECT
      run_id,
      (count(*) FILTER (WHERE ended))::int AS ended,
      (count(*) FILTER (WHERE ended AND counted AND value = -1))::int AS bad,
      (count(*) FILTER (WHERE ended AND allowed))::int AS allowed,
      sum(output_bytes) AS output_bytes
    FROM settled
    GROUP BY run_id
  ) d
  WHERE r.id = d.run_id
  RETURNING
    r.id, r.project_id, r.status, r.finished_at, r.paused_at, r.has_waits, r.version_id, r.triggered_by,
    CASE WHEN r.phase = 'main' THEN r.attempt END AS main_attempt,
    d.bad > 0 AND r.finished_at IS NULL AND r.failure_policy <> 'continue' AND r.halted IS NULL AND r.phase = 'main' AS must_halt
-- part follow
), queued AS (
  SELECT run_id, seq, project_id, status, queue, slot_kind, priority, tags FROM advanced WHERE status = 'queued'
  UNION ALL
  SELECT * FROM followed
  UNION ALL
  SELECT * FROM joined
), readied AS MATERIALIZED (
  SELECT run_id, count(*)::int AS tasks
  FROM queued
  GROUP BY run_id
), fronts AS MATERIALIZED (
  SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank
  FROM queued
  GROUP BY queue, slot_kind, priority
), ready AS (
  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
  SELECT
    q.project_id, q.queue, q.slot_kind, q.priority, f.rank + row_number() OVER (PARTITION BY q.run_id ORDER BY q.seq), q.tags, q.run_id,
    q.seq
  FROM queued q
  JOIN counted c ON c.id = q.run_id
  JOIN fronts f ON f.queue = q.queue AND f.slot_kind = q.slot_kind AND f.priority = q.priority
  WHERE c.finished_at IS NULL
    AND c.paused_at IS NULL
  ORDER BY q.run_id, q.seq
), delayed AS (
  INSERT INTO timers (project_id, kind, fire_at, run_id, seq, attempt)
  SELECT project_id, 'task_retry', retry_at, run_id, seq, attempt
  FROM settled
  WHERE NOT ended
-- end follow
), history AS (
  INSERT INTO task_attempts (run_id, seq, attempt, project_id, worker_id, status, started_at, exit_code, error)
  SELECT run_id, seq, attempt, project_id, nullif(:workerId!::uuid, '00000000-0000-0000-0000-000000000000'), attempt_status, started_at, exit_code, error::jsonb
  FROM settled
), events AS (
  INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id, data)
  SELECT
    run_id, project_id, seq, attempt, 'task_' || status, nullif(:workerId!::uuid, '00000000-0000-0000-0000-000000000000'),
    CASE WHEN NOT ended THEN jsonb_build_object('delay_ms', delay, 'retry_at', retry_at) END
  FROM settled
-- part follow
  UNION ALL
  SELECT run_id, project_id, seq, attempt, 'task_claimed', worker.id, NULL::jsonb
  FROM claimed
  CROSS JOIN claimer worker
-- end follow
  UNION ALL
  SELECT id, project_id, NULL::int, NULL::int, 'run_' || status, NULL::uuid, NULL::jsonb
  FROM counted
  WHERE finished_at IS NOT NULL
)
SELECT
  s.run_id AS "runId!",
  s.seq AS "seq!",
  c.finished_at IS NOT NULL AS "runFinished!",
  c.must_halt AS "mustHalt!",
  c.finished_at IS NULL AND c.has_waits AS "mayWait!"
-- part follow
  , o.id AS "haltedScope?",
  o.on_failure AS "scopeHalt?",
  coalesce(q.tasks, 0) AS "readied!",
  false AS "isClaimed!",
  NULL::int AS "node?",
  NULL::uuid AS "projectId?",
  NULL::int AS "attempt?",
  NULL::int AS "failures?",
  NULL::int AS "lost?",
  NULL::int AS "goodDeps?",
  NULL::int AS "neutralDeps?",
  NULL::int AS "badDeps?",
  NULL::slot_kind AS "slotKind?",
  NULL::timestamptz AS "readyAt?",
  NULL::int AS "scope?",
  NULL::smallint AS "layer?",
  NULL::text AS "name?",
  NULL::int AS "childScope?",
  NULL::jsonb AS "progress?",
  NULL::jsonb AS "signal?",
  NULL::jsonb AS "item?",
  NULL::text AS "itemKey?",
  NULL::int AS "itemIndex?",
  NULL::float8 AS "elapsedMs?",
  NULL::uuid AS "versionId?",
  NULL::text AS "triggeredBy?",
  NULL::int AS "mainAttempt?",
  NULL::json AS "runFacts?"
-- end follow
FROM settled s
JOIN counted c ON c.id = s.run_id
-- part follow
LEFT JOIN scoped o ON o.run_id = s.run_id AND o.id = s.scope AND o.must_halt
LEFT JOIN readied q ON q.run_id = s.run_id
UNION ALL
SELECT
  t.run_id, t.seq, false, false, false, NULL::int, NULL::failure_policy, 0, true,
  t.node, t.project_id, t.attempt, t.failures, t.lost, t.good_deps, t.neutral_deps, t.bad_deps, t.slot_kind, t.ready_at, t.scope,
  t.layer, t.name, t.child_scope, t.progress, t.signal, t.item, t.item_key, t.item_index,
  (t.elapsed_ms + extract(epoch FROM (SELECT at FROM clock) - t.started_at) * 1000)::float8, c.version_id, c.triggered_by,
  c.main_attempt, NULL::json
FROM claimed t
JOIN counted c ON c.id = t.run_id
-- end follow
;
