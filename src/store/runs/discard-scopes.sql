/*
  Forgets scopes with their task runs: what a task run had expanded into before it was put back as a whole. Their attempts, events and
  logs stay. Runs after lockRun, when nothing of the run is open.
*/
/* @name discardScopeRows */
WITH discarded AS (
  DELETE FROM scopes
  WHERE run_id = :runId!
    AND id = ANY (:ids!::int[])
)
DELETE FROM task_runs
WHERE run_id = :runId!
  AND scope = ANY (:ids!::int[]);
