/*
  Whether something above a run or task run holds a slot of a key, which would then never be free: its own run, a task run around it
  (:enclosing), or the same of the runs that it was started by.
*/
/* @name findAncestorHolder */
WITH RECURSIVE above AS (
  SELECT r.id, r.parent_run_id, r.parent_seq, :enclosing!::int[] AS enclosing
  FROM job_runs r
  WHERE r.id = :runId!
  UNION ALL
  SELECT r.id, r.parent_run_id, r.parent_seq, ARRAY[a.parent_seq]
  FROM above a
  JOIN job_runs r ON r.id = a.parent_run_id
)
SELECT s.run_id AS "runId!"
FROM above a
JOIN concurrency_slots s ON s.run_id = a.id AND (s.seq IS NULL OR s.seq = ANY (a.enclosing))
WHERE s.project_id = :projectId!
  AND s.key = :key!
LIMIT 1;
