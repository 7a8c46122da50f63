/*
  Creates a job run with its task runs (event: create). Task runs without dependencies are queued and offered to workers in
  the same statement. Names, dependency counts, slot kinds, priorities, queues and tags are parallel arrays, one element per plan
  node; tags are joined by commas because PostgreSQL has no ragged arrays. A run that starts in a final state has no tasks; one that is
  pending has its first tasks queued but not offered.

  :hasController adds the task run (node -1, after the main tasks) that waits for the main tasks, scope 0, and then takes the run through
  its other phases.

  :latestVersion, if not null, is the number of the version that the caller remembers as the job's newest: if the job is gone, has another
  name or a newer version, nothing is created.

  :rings are queues whose workers hear of the run with its commit. That commit does not wait for the disk if there are any, so the caller
  flushes it. A claim can be on the disk only after what it claims is, as it stands behind it in the log.
*/
/* @name createRunRows */
WITH first AS MATERIALIZED (
  SELECT
    node.queue, node.slot_kind::slot_kind AS slot_kind, node.priority, count(*) AS tasks,
    greatest(ready_front(node.queue, node.slot_kind::slot_kind, node.priority), before.fair_rank) AS rank
  FROM unnest(:openDeps!::int[], :queues!::text[], :slotKinds!::text[], :priorities!::smallint[])
    AS node (open_deps, queue, slot_kind, priority)
  LEFT JOIN LATERAL (
    -- The newest run of the job, while it has not started.
    SELECT CASE WHEN r.status = 'queued' THEN r.fair_rank END AS fair_rank
    FROM job_runs r
    WHERE r.job_id = :jobId!::uuid
    ORDER BY r.id DESC
    LIMIT 1
  ) before ON true
  WHERE node.open_deps = 0
    AND :status!::job_run_status = 'queued'
  GROUP BY node.queue, node.slot_kind, node.priority, before.fair_rank
), run AS (
  INSERT INTO job_runs (
    id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,
    triggered_by, started_by, timeout_ms, queue_timeout_ms, has_queue_timeouts, deadline_at, next_seq, parent_run_id, parent_seq,
    root_run_id, depth, parent_waits, cancel_with_parent, holds_slots, retries_left, finished_at, fair_rank
  )
  SELECT
    :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,
    :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]),
    cardinality(:names!::text[]) + :hasController!::boolean::int,
    :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :startedBy!::text, :timeoutMs::bigint,
    :queueTimeoutMs::bigint, :hasQueueTimeouts!::boolean,
    CASE
      WHEN :status!::job_run_status IN ('pending', 'queued') THEN now() + :queueTimeoutMs::bigint * interval '1 millisecond'
    END,
    cardinality(:names!::text[]) + :hasController!::boolean::int, :parentRunId::uuid, :parentSeq::int, :rootRunId::uuid, :depth!::int,
    :parentWaits!::boolean, :cancelWithParent!::boolean, :holdsSlots!::boolean, :retries!::int,
    CASE WHEN :status!::job_run_status IN ('completed', 'failed', 'skipped') THEN now() END,
    (SELECT min(rank + least(tasks, 16)) FROM first)
  WHERE :latestVersion::int IS NULL
    OR EXISTS (
      SELECT
      FROM jobs j
      WHERE j.id = :jobId!::uuid
        AND j.name = :jobName::text
        AND j.latest_version = :latestVersion::int
        AND j.deleted_at IS NULL
    )
  RETURNING id, project_id, created_at
), watch AS (
  INSERT INTO run_watches (run_id, project_id, start_by, finish_by)
  SELECT
    id, project_id, created_at + :startWithinMs::bigint * interval '1 millisecond',
    created_at + :finishWithinMs::bigint * interval '1 millisecond'
  FROM run
  WHERE :isWatched!::boolean
), tasks AS (
  INSERT INTO task_runs (
    run_id, project_id, seq, node, name, status, open_deps, queue, slot_kind, tags, priority, queued_at, ready_at
  )
  SELECT
    run.id, run.project_id, node.ordinal - 1, node.ordinal - 1, node.name,
    CASE WHEN node.open_deps = 0 THEN 'queued' ELSE 'pending' END::task_run_status,
    node.open_deps, node.queue, node.slot_kind::slot_kind, string_to_array(node.tags, ','), node.priority,
    CASE WHEN node.open_deps = 0 THEN now() END, CASE WHEN node.open_deps = 0 THEN now() END
  FROM run
  CROSS JOIN unnest(
    :names!::text[], :openDeps!::int[], :queues!::text[], :slotKinds!::text[], :tags!::text[], :priorities!::smallint[]
  ) WITH ORDINALITY AS node (name, open_deps, queue, slot_kind, tags, priority, ordinal)
  RETURNING run_id, seq, project_id, status, queue, slot_kind, priority, tags
), controller AS (
  -- Whoever takes the first task takes the controller.
  INSERT INTO task_runs (run_id, project_id, seq, node, scope, name, status, open_deps, queue, slot_kind, child_scope, ready_at)
  SELECT
    id, project_id, cardinality(:names!::text[]), -1, -1, '', 'waiting', 0, (:queues!::text[])[1], 'inline', 0, now()
  FROM run
  WHERE :hasController!::boolean
), main_scope AS (
  INSERT INTO scopes (run_id, id, project_id, parent_seq, size, open)
  SELECT id, 0, project_id, cardinality(:names!::text[]), cardinality(:names!::text[]), cardinality(:names!::text[])
  FROM run
  WHERE :hasController!::boolean
), ready AS (
  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
  SELECT
    t.project_id, t.queue, t.slot_kind, t.priority, f.rank + row_number() OVER (ORDER BY t.seq), t.tags, t.run_id, t.seq
  FROM tasks t
  JOIN first f ON f.queue = t.queue AND f.slot_kind = t.slot_kind AND f.priority = t.priority
  WHERE t.status = 'queued'
    AND :status!::job_run_status = 'queued'
  ORDER BY t.seq
), event AS (
  INSERT INTO run_events (run_id, project_id, type, data)
  SELECT id, project_id, 'run_created', jsonb_build_object('triggered_by', :triggeredBy!::text)
  FROM run
)
SELECT
  id AS "id!",
  (
    SELECT count(pg_notify('stratal_ready', queue)) + count(set_config('synchronous_commit', 'off', true))
    FROM unnest(:rings!::text[]) AS rung (queue)
  ) AS "rung!"
FROM run;
