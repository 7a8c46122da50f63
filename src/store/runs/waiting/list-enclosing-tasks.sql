/* The scopes around task runs, up to the outermost, each with the task run that waits for it. Relies on the primary keys. */
/* @name listEnclosingTaskRows */
WITH RECURSIVE around AS (
  SELECT id, parent_seq, parent_scope, let_go
  FROM scopes
  WHERE run_id = :runId!
    AND id = ANY (:scopes!::int[])
  UNION
  SELECT s.id, s.parent_seq, s.parent_scope, s.let_go
  FROM around a
  JOIN scopes s ON s.run_id = :runId! AND s.id = a.parent_scope
)
SELECT a.id AS "inside!", a.let_go, t.node, t.layer, t.name, t.scope, t.started_at
FROM around a
JOIN task_runs t ON t.run_id = :runId! AND t.seq = a.parent_seq;
