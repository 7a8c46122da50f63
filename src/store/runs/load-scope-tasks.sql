/* Results of the task runs of a scope, in their order. Relies on the primary key: a scope is a range of sequence numbers. */
/* @name loadScopeTaskRows */
SELECT
  t.seq, t.node, t.name, t.status, t.skip_reason, attempt_number(t.run_id, t.seq, t.attempt) AS "attempt!", t.started_at, t.finished_at, t.output, t.outputs, t.error, t.child_scope,
  t.item_key, t.item_index
FROM scopes s
JOIN task_runs t ON t.run_id = s.run_id AND t.seq >= s.id AND t.seq < s.id + s.size
WHERE s.run_id = :runId!
  AND s.id = :scope!
ORDER BY t.seq;
