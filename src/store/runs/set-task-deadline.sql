/* Starts the clock of a task run that waits for what it expanded into; a new attempt starts it anew. */
/* @name setTaskDeadline */
INSERT INTO task_deadlines (run_id, seq, project_id, deadline_at)
VALUES (:runId!, :seq!, :projectId!, now() + :deadlineMs!::bigint * interval '1 millisecond')
ON CONFLICT (run_id, seq) DO UPDATE SET deadline_at = excluded.deadline_at, fired_at = NULL
RETURNING seq;
