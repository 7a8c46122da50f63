/*
  Gives main task runs of a new run the results of those of another run that it repeats. Runs in the transaction that created the run.
  The two arrays are parallel. In this run they took no time: with the times of the other run they would seem to have run ever since.
*/
/* @name reuseTaskRows */
UPDATE task_runs t
SET
  status = 'completed',
  open_deps = 0,
  queued_at = NULL,
  started_at = now(),
  finished_at = now(),
  exit_code = o.exit_code,
  output = o.output,
  outputs = o.outputs,
  ended_by = 'reuse'
FROM unnest(:seqs!::int[], :sources!::int[]) AS reused (seq, source)
JOIN task_runs o ON o.run_id = :rerunOf! AND o.seq = reused.source
WHERE t.run_id = :runId!
  AND t.seq = reused.seq;
