/* Results of ended task runs of one run, for those after them to read. */
/* @name loadTaskResults */
SELECT
  seq, node, name, status, skip_reason, attempt_number(run_id, seq, attempt) AS "attempt!", started_at, finished_at, output, outputs, error, child_scope, item_key, item_index
FROM task_runs
WHERE run_id = :runId!
  AND seq = ANY (:seqs!::int[]);
