/*
  A page of the task runs that have not ended, after a sequence number, with what each of them alone waits for: its timer, event,
  worker. Relies on the primary keys and timers_run.
*/
/* @name listOpenTaskRows */
SELECT
  t.seq, t.node, t.layer, t.name, t.scope, t.status, attempt_number(t.run_id, t.seq, t.attempt) AS "attempt!", t.failures, t.open_deps,
  t.open_deps + t.good_deps + t.neutral_deps + t.bad_deps AS "all_deps!",
  t.queue, t.slot_kind, t.tags, t.queue_reason, t.queued_at, t.started_at, t.child_scope, t.progress, t.error,
  CASE
    WHEN t.status <> 'waiting' THEN NULL
    WHEN t.progress ->> 'isPausing' = 'true' THEN 'pause'
    ELSE t.progress ->> 'kind'
  END AS waits_for,
  a.finished_at AS "attempt_ended_at?", w.id AS "worker_id?", w.name AS "worker_name?", w.lease_expires_at AS "lease_expires_at?",
  due.fire_at AS "fire_at?", e.event AS "event?"
FROM task_runs t
LEFT JOIN task_attempts a ON a.run_id = t.run_id AND a.seq = t.seq AND a.attempt = t.attempt
LEFT JOIN workers w ON w.id = t.worker_id
LEFT JOIN event_waits e ON e.run_id = t.run_id AND e.seq = t.seq
LEFT JOIN (
  SELECT seq, attempt, min(fire_at) AS fire_at
  FROM timers
  WHERE run_id = :runId!
  GROUP BY seq, attempt
) due ON due.seq = t.seq AND due.attempt = t.attempt
WHERE t.project_id = :projectId!
  AND t.run_id = :runId!
  -- The controller is nobody's task.
  AND t.node >= 0
  AND t.status IN ('pending', 'queued', 'running', 'retrying', 'waiting')
  AND t.seq > :afterSeq!
  AND (:name::text IS NULL OR t.name = :name)
  AND (:seq::int IS NULL OR t.seq = :seq)
ORDER BY t.seq
LIMIT :limit!::int;
