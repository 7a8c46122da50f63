/* Names of task runs, for labelling log lines. Relies on the primary key. */
/* @name listTaskNameRows */
SELECT seq, name
FROM task_runs
WHERE run_id = :runId!
  AND seq = ANY (:seqs!::int[]);
