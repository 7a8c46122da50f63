/* How earlier task runs of a run ended, for the rules of a task that looks at each of them. Relies on the primary key. */
/* @name loadDependencyStateRows */
SELECT node, status, skip_reason, skip_cascades
FROM task_runs
WHERE run_id = :runId!
  AND seq = ANY (:seqs!::int[]);
