/* The inputs of a run. */
/* @name loadRunInputs */
SELECT inputs
FROM job_runs
WHERE id = :runId!;
