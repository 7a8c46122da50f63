/* Whether one of the runs above a child run holds a slot of a key, itself or through a task run: the child would wait for ever. */
/* @name findAncestorHolder */
WITH RECURSIVE above AS (
  SELECT r.id, r.parent_run_id
  FROM job_runs r
  WHERE r.id = :parentRunId!
  UNION ALL
  SELECT r.id, r.parent_run_id
  FROM above a
  JOIN job_runs r ON r.id = a.parent_run_id
)
SELECT s.run_id AS "runId!"
FROM above a
JOIN concurrency_slots s ON s.run_id = a.id
WHERE s.project_id = :projectId!
  AND s.key = :key!
LIMIT 1;
