/* Runs that did not succeed and may be tried again, of which nobody has decided yet whether and when. Relies on job_runs_undecided_retry. */
/* @name findUndecidedRetryRows */
SELECT
  id AS "runId!", project_id AS "projectId!", version_id AS "versionId!", status, attempt, retries_left AS "retriesLeft",
  started_at AS "startedAt", finished_at AS "finishedAt!", error, inputs
FROM job_runs
WHERE retries_left > 0
  AND retry_at IS NULL
  AND status IN ('failed', 'timed_out')
ORDER BY id
LIMIT 100;
