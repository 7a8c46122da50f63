/* How much the outputs of a run's ended task runs take. */
/* @name getOutputBytesRow */
SELECT output_bytes AS "outputBytes!" FROM job_runs WHERE id = :runId!;
