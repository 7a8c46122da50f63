/*
  Which of these runs want their running tasks stopped (cancelled by a user, timed out, or halted by a failure policy): all of them
  (scope null), or those of the scopes that are named.
*/
/* @name findStoppingRuns */
SELECT id AS "runId!", NULL::int AS "scope"
FROM job_runs
WHERE id = ANY (:runIds!::uuid[])
  AND halted = 'cancel'
UNION ALL
SELECT run_id, id
FROM scopes
WHERE run_id = ANY (:runIds!::uuid[])
  AND halted = 'cancel'
  AND open > 0;
