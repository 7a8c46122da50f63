/* Takes all runs that wait for a key out of its queue, for a newer one that replaces them. Runs after lockConcurrencyKey. */
/* @name takeWaitingRuns */
DELETE FROM concurrency_waiters
WHERE project_id = :projectId!
  AND key = :key!
  AND seq IS NULL
RETURNING run_id AS "runId!";
