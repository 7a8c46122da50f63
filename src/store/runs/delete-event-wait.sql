/* A task run does not wait for its event any more. Runs after lockRun. */
/* @name deleteEventWait */
DELETE FROM event_waits
WHERE run_id = :runId!
  AND seq = :seq!
RETURNING run_id;
