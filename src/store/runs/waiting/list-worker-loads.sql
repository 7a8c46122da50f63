/*
  What the active workers take and how many of their slots are taken, by whatever project. Walks the open runs, as
  find-tasks-of-worker.sql does and for the same reason.
*/
/* @name listWorkerLoadRows */
SELECT
  w.id, w.queues, w.tags, w.process_slots, w.inline_slots,
  (count(held.seq) FILTER (WHERE held.slot_kind = 'process'))::int AS "busy_process!",
  (count(held.seq) FILTER (WHERE held.slot_kind = 'inline'))::int AS "busy_inline!"
FROM workers w
LEFT JOIN (
  SELECT t.worker_id, t.seq, t.slot_kind
  FROM job_runs r
  JOIN task_runs t ON t.run_id = r.id
  WHERE r.finished_at IS NULL
    AND t.status = 'running'
) held ON held.worker_id = w.id
WHERE w.status = 'active'
  AND w.lease_expires_at > now()
GROUP BY w.id;
