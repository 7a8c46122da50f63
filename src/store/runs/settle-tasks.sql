/*
  Ends attempts (events: complete, fail, time_out, cancel, skip, retry; from running, guarded by worker and attempt). Counts each
  result into the successors (event ready when their last dependency ended), into the run (event finish when no task is open), and
  offers what became ready unless the run is paused or being cancelled. Stale results (another attempt or worker owns the task run)
  change nothing and are missing from the answer. A retry in a run that was cancelled or halted meanwhile is the failure that it
  would have been without one: nobody would wake it.

  Locks runs in id order before task runs, as stop and reap do. The counters are exact although the snapshot may be older than
  the lock: UPDATE re-reads the newest version of each row that it changes.

  Edges are parallel arrays: from (edgeSources) to (edgeTargets) within edgeRuns. values: 1 good, 0 neutral, -1 bad.
*/
/* @name settleTaskRows */
WITH runs AS MATERIALIZED (
  SELECT id, cancel_requested_at IS NOT NULL OR timed_out OR halted IS NOT NULL AS stopping
  FROM job_runs
  WHERE id = ANY (:runIds!::uuid[])
  ORDER BY id
  FOR NO KEY UPDATE
), results AS (
  SELECT
    run_id, seq, attempt, attempt_status, skip_reason, cascades, value, allowed, exit_code, output, structured, error, retry_delay,
    CASE
      WHEN status = 'retrying' AND EXISTS (SELECT FROM runs WHERE id = run_id AND stopping)
        THEN attempt_status::task_run_status
      ELSE status
    END AS status
  FROM unnest(
    :runIds!::uuid[], :seqs!::int[], :attempts!::int[], :statuses!::task_run_status[], :attemptStatuses!::text[],
    :skipReasons!::skip_reason[], :cascades!::boolean[], :values!::smallint[], :allowed!::boolean[], :exitCodes!::int[], :outputs!::text[],
    :structured!::text[], :errors!::text[], :retryDelays!::int[]
  ) AS result (
    run_id, seq, attempt, status, attempt_status, skip_reason, cascades, value, allowed, exit_code, output, structured, error, retry_delay
  )
), settled AS (
  UPDATE task_runs t
  SET
    status = r.status,
    skip_reason = r.skip_reason,
    skip_cascades = r.cascades,
    worker_id = NULL,
    failures = t.failures + CASE WHEN r.status = 'retrying' THEN 1 ELSE 0 END,
    finished_at = CASE WHEN r.status = 'retrying' THEN NULL ELSE now() END,
    exit_code = r.exit_code,
    output = r.output,
    outputs = r.structured::jsonb,
    error = r.error::jsonb
  FROM results r
  WHERE t.run_id = r.run_id
    AND t.seq = r.seq
    AND t.attempt = r.attempt
    AND t.status = 'running'
    AND t.worker_id = :workerId!
    AND (SELECT count(*) FROM runs) >= 0
  RETURNING
    t.run_id, t.seq, t.project_id, t.attempt, t.status, t.started_at, r.attempt_status, r.value, r.allowed, r.exit_code,
    r.error, r.retry_delay
), edges AS (
  SELECT
    e.run_id, e.target, count(*)::int AS ended,
    (count(*) FILTER (WHERE s.value = 1))::int AS good,
    (count(*) FILTER (WHERE s.value = 0))::int AS neutral,
    (count(*) FILTER (WHERE s.value = -1))::int AS bad
  FROM unnest(:edgeRuns!::uuid[], :edgeSources!::int[], :edgeTargets!::int[]) AS e (run_id, source, target)
  JOIN settled s ON s.run_id = e.run_id AND s.seq = e.source AND s.status <> 'retrying'
  GROUP BY e.run_id, e.target
  ORDER BY e.run_id, e.target
), advanced AS (
  UPDATE task_runs t
  SET
    open_deps = t.open_deps - e.ended,
    good_deps = t.good_deps + e.good,
    neutral_deps = t.neutral_deps + e.neutral,
    bad_deps = t.bad_deps + e.bad,
    status = CASE WHEN t.open_deps = e.ended THEN 'queued' ELSE t.status END,
    queued_at = CASE WHEN t.open_deps = e.ended THEN now() END,
    ready_at = CASE WHEN t.open_deps = e.ended THEN now() END
  FROM edges e
  WHERE t.run_id = e.run_id
    AND t.seq = e.target
    AND t.status = 'pending'
  RETURNING t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags
), counted AS (
  UPDATE job_runs r
  SET
    open_tasks = r.open_tasks - d.ended,
    bad_tasks = r.bad_tasks + d.bad,
    allowed_failures = r.allowed_failures + d.allowed,
    status = CASE
      WHEN r.open_tasks > d.ended THEN r.status
      ELSE run_result(r.cancel_requested_at, r.timed_out, r.bad_tasks + d.bad)
    END,
    finished_at = CASE WHEN r.open_tasks > d.ended THEN NULL ELSE now() END,
    deadline_at = CASE WHEN r.open_tasks > d.ended THEN r.deadline_at END,
    paused_at = CASE WHEN r.open_tasks > d.ended THEN r.paused_at END
  FROM (
    SELECT
      run_id,
      (count(*) FILTER (WHERE status <> 'retrying'))::int AS ended,
      (count(*) FILTER (WHERE status <> 'retrying' AND value = -1))::int AS bad,
      (count(*) FILTER (WHERE status <> 'retrying' AND allowed))::int AS allowed
    FROM settled
    GROUP BY run_id
  ) d
  WHERE r.id = d.run_id
  RETURNING r.id, r.project_id, r.status, r.finished_at, r.failure_policy, r.bad_tasks, r.halted
), ready AS (
  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)
  SELECT a.project_id, a.queue, a.slot_kind, a.priority, a.tags, a.run_id, a.seq
  FROM advanced a
  JOIN counted c ON c.id = a.run_id
  WHERE a.status = 'queued'
    AND c.status IN ('queued', 'running', 'waiting')
  ORDER BY a.run_id, a.seq
), retries AS (
  INSERT INTO timers (project_id, kind, fire_at, run_id, seq, attempt)
  SELECT project_id, 'task_retry', now() + retry_delay * interval '1 millisecond', run_id, seq, attempt
  FROM settled
  WHERE status = 'retrying'
), history AS (
  INSERT INTO task_attempts (run_id, seq, attempt, project_id, worker_id, status, started_at, exit_code, error)
  SELECT run_id, seq, attempt, project_id, :workerId!::uuid, attempt_status, started_at, exit_code, error::jsonb
  FROM settled
), events AS (
  INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id, data)
  SELECT
    run_id, project_id, seq, attempt, 'task_' || status, :workerId!::uuid,
    CASE WHEN status = 'retrying' THEN jsonb_build_object('delay_ms', retry_delay) END
  FROM settled
  UNION ALL
  SELECT id, project_id, NULL::int, NULL::int, 'run_' || status, NULL::uuid, NULL::jsonb
  FROM counted
  WHERE finished_at IS NOT NULL
)
SELECT
  s.run_id AS "runId!",
  s.seq AS "seq!",
  c.finished_at IS NOT NULL AS "runFinished!",
  c.finished_at IS NULL AND c.bad_tasks > 0 AND c.failure_policy <> 'continue' AND c.halted IS NULL AS "mustHalt!",
  (SELECT count(*) FROM advanced a WHERE a.run_id = s.run_id AND a.status = 'queued')::int AS "readied!"
FROM settled s
JOIN counted c ON c.id = s.run_id;
