/*
  What the services have to do, in one statement instead of one poll each: milliseconds until the first row of a kind is due (negative
  if it is overdue), null if there is none; and whether there are rows of kinds that have no time of their own. Relies on timers_due,
  task_deadlines_due, job_runs_deadline, job_runs_retry_due, job_runs_undecided_retry and job_runs_queue_clocks.
*/
/* @name findDueWork */
SELECT
  (
    SELECT (extract(epoch FROM fire_at - now()) * 1000)::float8
    FROM timers
    ORDER BY fire_at
    LIMIT 1
  ) AS "timers",
  (
    SELECT (extract(epoch FROM deadline_at - now()) * 1000)::float8
    FROM task_deadlines
    WHERE fired_at IS NULL
    ORDER BY deadline_at
    LIMIT 1
  ) AS "taskDeadlines",
  (
    SELECT (extract(epoch FROM deadline_at - now()) * 1000)::float8
    FROM job_runs
    WHERE deadline_at IS NOT NULL
      AND paused_at IS NULL
    ORDER BY deadline_at
    LIMIT 1
  ) AS "runDeadlines",
  (
    SELECT (extract(epoch FROM retry_at - now()) * 1000)::float8
    FROM job_runs
    WHERE retry_at IS NOT NULL
    ORDER BY retry_at
    LIMIT 1
  ) AS "runRetries",
  EXISTS (
    SELECT
    FROM job_runs
    WHERE retries_left > 0
      AND retry_at IS NULL
      AND status IN ('failed', 'timed_out')
  ) AS "undecidedRetries!",
  EXISTS (
    SELECT
    FROM job_runs
    WHERE has_queue_timeouts
      AND finished_at IS NULL
      AND paused_at IS NULL
  ) AS "queueTimeouts!",
  EXISTS (SELECT FROM run_watches) AS "runWatches!",
  (
    SELECT (extract(epoch FROM min(lease_expires_at) - now()) * 1000)::float8
    FROM workers
    WHERE status IN ('active', 'draining')
  ) AS "leases";
