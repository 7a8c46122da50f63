/* Writes what is to be sent; whoever sends it takes the row away. */
/* @name insertOutbox */
INSERT INTO outbox (project_id, kind, payload)
VALUES (:projectId!, :kind!, :payload!::jsonb)
RETURNING id AS "id!";
