/*
  What scripts and expressions may know of their run; for handlers also which main tasks failed: their task runs are numbered from 0.
  Relies on the primary key of task_runs.
*/
/* @name loadRunFactsRow */
SELECT r.inputs, r.number, r.attempt, r.triggered_by, r.created_at, r.started_at, r.depth, r.parent_run_id, j.labels,
  r.cancel_requested_at IS NOT NULL AS "cancelRequested!", r.timed_out AS "timedOut", r.bad_tasks AS "badTasks",
  CASE
    WHEN r.phase IN ('handlers', 'finally') THEN ARRAY(
      SELECT t.seq
      FROM scopes s
      JOIN task_runs t ON t.run_id = s.run_id AND t.seq < s.size
      WHERE s.run_id = r.id
        AND s.id = 0
        AND t.status IN ('failed', 'timed_out', 'cancelled')
      ORDER BY t.seq
      LIMIT 1000
    )
  END AS "failedSeqs?"
FROM job_runs r
JOIN jobs j ON j.id = r.job_id
WHERE r.id = :runId!;
