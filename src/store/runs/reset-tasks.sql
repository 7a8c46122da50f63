/*
  Puts task runs back to where a new attempt of their run begins, and offers those that are queued unless the run is not admitted yet.
  Runs after lockRun in a transaction that has set stratal.reopen. Attempts go on counting, so that late results of an earlier one
  still count for nothing and the history stays.

  Arrays hold one element per task run; those that it lets go are joined by commas because PostgreSQL has no ragged arrays.
*/
/* @name resetTaskRows */
WITH reset AS (
  UPDATE task_runs t
  SET
    status = r.status,
    skip_reason = NULL,
    skip_cascades = false,
    failures = 0,
    lost = 0,
    open_deps = r.open_deps,
    good_deps = r.good_deps,
    neutral_deps = r.neutral_deps,
    bad_deps = r.bad_deps,
    queued_at = CASE WHEN r.status = 'queued' THEN now() END,
    ready_at = CASE WHEN r.keeps_scope OR t.node < 0 THEN t.ready_at WHEN r.status = 'queued' THEN now() END,
    started_at = CASE WHEN r.keeps_scope THEN t.started_at END,
    finished_at = NULL,
    exit_code = NULL,
    output = NULL,
    outputs = NULL,
    error = NULL,
    -- The controller waits for the main tasks.
    child_scope = CASE WHEN t.node < 0 THEN 0 WHEN r.keeps_scope THEN t.child_scope END,
    progress = CASE WHEN r.keeps_scope THEN t.progress END,
    signal = NULL,
    queue_reason = NULL,
    holds_slot = false,
    lets_go = string_to_array(r.lets_go, ',')::int[],
    ended_by = NULL
  FROM unnest(
    :seqs!::int[], :statuses!::task_run_status[], :keepsScopes!::boolean[], :openDeps!::int[], :goodDeps!::int[], :neutralDeps!::int[],
    :badDeps!::int[], :letsGo!::text[]
  ) AS r (seq, status, keeps_scope, open_deps, good_deps, neutral_deps, bad_deps, lets_go)
  WHERE t.run_id = :runId!
    AND t.seq = r.seq
  RETURNING t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags
), fronts AS MATERIALIZED (
  SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank
  FROM reset
  WHERE status = 'queued'
  GROUP BY queue, slot_kind, priority
), ready AS (
  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
  SELECT
    t.project_id, t.queue, t.slot_kind, t.priority, f.rank + row_number() OVER (ORDER BY t.seq), t.tags, t.run_id, t.seq
  FROM reset t
  JOIN job_runs r ON r.id = t.run_id
  JOIN fronts f ON f.queue = t.queue AND f.slot_kind = t.slot_kind AND f.priority = t.priority
  WHERE t.status = 'queued'
    AND r.status NOT IN ('scheduled', 'pending')
  ORDER BY t.seq
)
SELECT DISTINCT queue AS "queue!"
FROM reset
WHERE status = 'queued';
