/*
  The task runs that a rollback has to do with: those with a compensation, and all that stand around them. Relies on the primary key.
  Only the main tasks and what they expanded: handlers are not undone.
*/
/* @name loadRollbackTaskRows */
WITH RECURSIVE inside AS (
  SELECT id, parent_seq
  FROM scopes
  WHERE run_id = :runId!
    AND id = 0
  UNION ALL
  SELECT s.id, s.parent_seq
  FROM scopes s
  JOIN inside i ON s.parent_scope = i.id
  WHERE s.run_id = :runId!
)
SELECT t.seq, t.node, t.scope, t.layer, t.name, t.status
FROM task_runs t
JOIN inside i ON i.id = t.scope
WHERE t.run_id = :runId!
  AND t.node >= 0
  AND (t.node = ANY (:nodes!::int[]) OR t.child_scope IS NOT NULL)
ORDER BY t.seq;
