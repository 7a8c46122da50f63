/* Writes an event of a run as a whole. */
/* @name insertRunEvent */
INSERT INTO run_events (run_id, project_id, type, data)
VALUES (:runId!, :projectId!, :type!, :data!::jsonb)
RETURNING id AS "id!";
