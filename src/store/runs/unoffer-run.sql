/* Takes back what of a run is offered to workers. Runs in the transaction that created the run, so nobody is claiming it. */
/* @name unofferRun */
DELETE FROM ready_tasks
WHERE run_id = :runId!;
