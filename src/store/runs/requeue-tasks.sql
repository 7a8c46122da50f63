/*
  Puts running task runs back in the queue (events: release by a draining worker, lose by the reaper; from running, guarded by
  worker and attempt). Neither consumes a retry; a loss is counted. Not offered while the run is paused. In a run that is being
  cancelled, or that a failure has stopped with its running tasks, nothing is requeued: the caller settles those as cancelled.
  Locks runs first, in id order.
*/
/* @name requeueTaskRows */
WITH runs AS MATERIALIZED (
  SELECT id, paused_at, coalesce(halted = 'cancel', false) AS stopping
  FROM job_runs
  WHERE id = ANY (:runIds!::uuid[])
  ORDER BY id
  FOR NO KEY UPDATE
), requeued AS (
  UPDATE task_runs t
  SET
    status = 'queued',
    worker_id = NULL,
    lost = t.lost + CASE WHEN :lost! THEN 1 ELSE 0 END,
    queued_at = now(),
    -- What was woken to join or to go on began before; of the others this attempt is over.
    started_at = CASE WHEN t.child_scope IS NULL AND t.progress IS NULL THEN NULL ELSE t.started_at END,
    elapsed_ms = t.elapsed_ms + CASE
      WHEN t.child_scope IS NULL AND t.progress IS NULL THEN (extract(epoch FROM now() - coalesce(t.started_at, now())) * 1000)::bigint
      ELSE 0
    END
  FROM unnest(:runIds!::uuid[], :seqs!::int[], :attempts!::int[]) AS held (run_id, seq, attempt)
  JOIN task_runs old ON old.run_id = held.run_id AND old.seq = held.seq
  WHERE t.run_id = held.run_id
    AND t.seq = held.seq
    AND t.attempt = held.attempt
    AND t.status = 'running'
    AND t.worker_id = :workerId!
    -- The controller has the handlers of a cancelled run still before it.
    AND EXISTS (SELECT FROM runs WHERE id = t.run_id AND (NOT stopping OR t.node = -1))
  RETURNING
    t.run_id, t.seq, t.attempt, t.project_id, t.queue, t.slot_kind, t.priority, t.tags, old.started_at
), offered AS (
  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
  SELECT
    q.project_id, q.queue, q.slot_kind, q.priority, ready_front(q.queue, q.slot_kind, q.priority) + 1, q.tags, q.run_id, q.seq
  FROM requeued q
  JOIN runs r ON r.id = q.run_id
  WHERE r.paused_at IS NULL
), history AS (
  INSERT INTO task_attempts (run_id, seq, attempt, project_id, worker_id, status, started_at)
  SELECT
    run_id, seq, attempt, project_id, :workerId!::uuid, CASE WHEN :lost! THEN 'lost' ELSE 'released' END,
    started_at
  FROM requeued
), events AS (
  INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id)
  SELECT
    run_id, project_id, seq, attempt, CASE WHEN :lost! THEN 'task_lost' ELSE 'task_released' END, :workerId!::uuid
  FROM requeued
)
SELECT run_id AS "runId!", seq AS "seq!", queue AS "queue!"
FROM requeued;
