/* The task runs of a run that has ended, for the plan of its next attempt. :compensations are nodes. Relies on the primary key. */
/* @name loadRerunTaskRows */
SELECT
  seq, node, scope, layer, name, status, skip_reason, child_scope, attempt, finished_at,
  CASE WHEN node = ANY (:compensations!::int[]) THEN item END AS compensation
FROM task_runs
WHERE run_id = :runId!
ORDER BY seq;
