/*
  Forgets all but the newest iterations of a loop, with the task runs of each and of what it expanded into. Their attempts, events, logs and
  artifacts stay. Runs after lockRun in a transaction; an iteration that others followed has ended, so nothing open is lost and no counter
  changes. Relies on scopes_parent and the primary key: a scope is a range of sequence numbers.
*/
/* @name discardIterationRows */
WITH RECURSIVE iterations AS (
  SELECT id, size
  FROM scopes
  WHERE run_id = :runId!
    AND parent_seq = :seq!
  ORDER BY id DESC
  OFFSET :keep!
), inside AS (
  SELECT id, size
  FROM iterations
  UNION ALL
  SELECT s.id, s.size
  FROM inside i
  JOIN scopes s ON s.run_id = :runId! AND s.parent_seq >= i.id AND s.parent_seq < i.id + i.size
), discarded AS (
  DELETE FROM task_runs t
  USING inside i
  WHERE t.run_id = :runId!
    AND t.seq >= i.id
    AND t.seq < i.id + i.size
)
DELETE FROM scopes s
USING inside i
WHERE s.run_id = :runId!
  AND s.id = i.id;
