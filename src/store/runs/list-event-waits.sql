/* The task runs that wait for an event of this name. Relies on event_waits_event. */
/* @name listEventWaits */
SELECT run_id AS "runId!", seq AS "seq!"
FROM event_waits
WHERE project_id = :projectId!
  AND event = :event!
ORDER BY run_id, seq;
