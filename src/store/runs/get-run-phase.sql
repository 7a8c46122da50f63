/* What decides the next phase of a run. */
/* @name getRunPhaseRow */
SELECT
  phase, halted, cancel_requested_at IS NOT NULL AS "cancelRequested!", timed_out AS "timedOut", bad_tasks AS "badTasks", paused_at, rollback
FROM job_runs
WHERE id = :runId!;
