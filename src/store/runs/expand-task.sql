/*
  Makes a task run wait for a new scope (event: wait; from running, guarded by worker and attempt) and creates the scope with its
  task runs (event: create), of which those without open dependencies are queued and offered unless the run is paused. Answers nothing,
  and changes nothing, when the attempt is no longer current or its run or scope was halted. Runs after lockRun in a transaction, so
  that the numbers of the task runs are its own.

  Arrays hold one element per task run; tags are joined by commas because PostgreSQL has no ragged arrays.
*/
/* @name expandTaskRows */
WITH run AS (
  SELECT id, project_id, coalesce(next_seq, total_tasks) AS next_seq, paused_at
  FROM job_runs
  WHERE id = :runId!
    AND halted IS NULL
    AND finished_at IS NULL
), parent AS (
  UPDATE task_runs t
  SET
    status = 'waiting',
    worker_id = NULL,
    child_scope = run.next_seq,
    progress = coalesce(:progress::jsonb, t.progress),
    signal = NULL
  FROM run
  WHERE t.run_id = run.id
    AND t.seq = :seq!
    AND t.attempt = :attempt!
    AND t.status = 'running'
    AND t.worker_id = :workerId!
    AND NOT EXISTS (SELECT FROM scopes s WHERE s.run_id = t.run_id AND s.id = t.scope AND s.halted IS NOT NULL)
  RETURNING t.run_id, t.project_id, t.seq, t.scope, t.attempt, t.ready_at, run.next_seq AS base, run.paused_at
), scope AS (
  INSERT INTO scopes (run_id, id, project_id, parent_seq, parent_scope, size, open, let_go, bad_limit, on_failure)
  SELECT
    run_id, base, project_id, seq, CASE WHEN scope >= 0 THEN scope END, cardinality(:names!::text[]), cardinality(:names!::text[]),
    :letGo::int, :badLimit::int, :onFailure!::failure_policy
  FROM parent
), tasks AS (
  INSERT INTO task_runs (
    run_id, project_id, seq, node, scope, layer, name, status, open_deps, queue, slot_kind, tags, priority, item, item_key, item_index,
    queued_at, ready_at
  )
  SELECT
    parent.run_id, parent.project_id, parent.base + new.ordinal - 1, new.node, parent.base, new.layer, new.name,
    CASE WHEN new.open_deps = 0 THEN 'queued' ELSE 'pending' END::task_run_status, new.open_deps, new.queue, new.slot_kind::slot_kind,
    string_to_array(new.tags, ','), new.priority, new.item::jsonb, new.item_key, new.item_index,
    CASE WHEN new.open_deps = 0 THEN now() END, CASE WHEN new.open_deps = 0 THEN now() END
  FROM parent
  CROSS JOIN unnest(
    :nodes!::int[], :layers!::smallint[], :names!::text[], :openDeps!::int[], :queues!::text[], :slotKinds!::text[], :tags!::text[],
    :priorities!::smallint[], :items!::text[], :itemKeys!::text[], :itemIndexes!::int[]
  ) WITH ORDINALITY AS new (node, layer, name, open_deps, queue, slot_kind, tags, priority, item, item_key, item_index, ordinal)
  RETURNING run_id, seq, project_id, status, queue, slot_kind, priority, tags
), fronts AS MATERIALIZED (
  SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank
  FROM tasks
  WHERE status = 'queued'
  GROUP BY queue, slot_kind, priority
), ready AS (
  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
  SELECT
    t.project_id, t.queue, t.slot_kind, t.priority, f.rank + row_number() OVER (ORDER BY t.seq), t.tags, t.run_id, t.seq
  FROM tasks t
  CROSS JOIN parent
  JOIN fronts f ON f.queue = t.queue AND f.slot_kind = t.slot_kind AND f.priority = t.priority
  WHERE t.status = 'queued'
    AND parent.paused_at IS NULL
  ORDER BY t.seq
), counted AS (
  UPDATE job_runs r
  SET
    next_seq = parent.base + cardinality(:names!::text[]),
    open_tasks = r.open_tasks + cardinality(:names!::text[]),
    total_tasks = r.total_tasks + cardinality(:names!::text[]),
    phase = coalesce(:phase::text, r.phase),
    -- Events roll_back and go_on; a run that is paused or cancelled in this moment stays so.
    status = CASE WHEN r.status IN ('running', 'rolling_back') THEN coalesce(:runStatus::job_run_status, r.status) ELSE r.status END,
    deadline_at = CASE
      WHEN :phase::text IS NULL THEN r.deadline_at
      ELSE now() + :phaseTimeoutMs::bigint * interval '1 millisecond'
    END
  FROM parent
  WHERE r.id = parent.run_id
), event AS (
  INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id, data)
  SELECT
    run_id, project_id, seq, attempt, 'task_expanded', :workerId!::uuid,
    jsonb_build_object('first_seq', base, 'tasks', cardinality(:names!::text[]))
  FROM parent
)
SELECT base AS "scope!"
FROM parent;
