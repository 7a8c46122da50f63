/* A run that has ended, and of which all is told, is watched no longer. */
/* @name endRunWatch */
DELETE FROM run_watches
WHERE run_id = :runId!
RETURNING run_id;
