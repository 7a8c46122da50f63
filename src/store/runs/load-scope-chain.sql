/* The scopes that a task run stands in, innermost first, each with the task run that waits for it. Relies on the primary keys. */
/* @name loadScopeChainRows */
WITH RECURSIVE chain AS (
  SELECT s.id, s.halted, s.parent_seq, s.parent_scope, 1 AS depth
  FROM scopes s
  WHERE s.run_id = :runId!
    AND s.id = :scope!
  UNION ALL
  SELECT s.id, s.halted, s.parent_seq, s.parent_scope, c.depth + 1
  FROM chain c
  JOIN scopes s ON s.run_id = :runId! AND s.id = c.parent_scope
)
SELECT
  c.id AS "scope!", c.halted, t.seq, t.node, t.layer, t.name, t.item, t.item_key, t.item_index, t.progress
FROM chain c
-- LIMIT keeps the planner, which knows nothing of the chain's length, from reading all task runs of the run for it.
CROSS JOIN LATERAL (
  SELECT seq, node, layer, name, item, item_key, item_index, progress
  FROM task_runs
  WHERE run_id = :runId!
    AND seq = c.parent_seq
  LIMIT 1
) t
ORDER BY c.depth;
