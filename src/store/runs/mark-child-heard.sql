/* Tells that the parent task knows of the end of a child run. Runs after the parent's lockRun. */
/* @name markChildHeard */
UPDATE job_runs
SET parent_waits = false
WHERE id = :runId!
  AND parent_waits
RETURNING id;
