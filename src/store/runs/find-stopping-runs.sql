/* Which of these runs want their running tasks stopped: cancelled by a user, timed out, or halted by the failure policy cancel. */
/* @name findStoppingRuns */
SELECT id AS "runId!", timed_out AS "timedOut!", cancel_requested_at IS NOT NULL AS "cancelRequested!"
FROM job_runs
WHERE id = ANY (:runIds!::uuid[])
  AND (cancel_requested_at IS NOT NULL OR timed_out OR halted = 'cancel');
