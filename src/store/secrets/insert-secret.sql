/* Creates a secret at version 1; answers no row if the name is taken. Relies on the unique key (project_id, name). */
/* @name insertSecretRow */
INSERT INTO secrets (id, project_id, name)
VALUES (:id!, :projectId!, :name!)
ON CONFLICT (project_id, name) DO NOTHING
RETURNING id, project_id, name, version, created_at, updated_at, last_used_at;
