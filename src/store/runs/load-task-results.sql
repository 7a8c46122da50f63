/* Results of ended task runs of one run, for those after them to read. */
/* @name loadTaskResults */
SELECT seq, name, status, output, outputs
FROM task_runs
WHERE run_id = :runId!
  AND seq = ANY (:seqs!::int[]);
