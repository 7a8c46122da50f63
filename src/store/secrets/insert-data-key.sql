/* Gives a project its data key; answers no row if it has an active one already. Relies on the unique index data_keys_active. */
/* @name insertDataKeyRow */
INSERT INTO data_keys (id, project_id, kek_id, wrapped)
VALUES (:id!, :projectId!, :kekId!, :wrapped!)
ON CONFLICT (project_id) WHERE active DO NOTHING
RETURNING id, project_id, kek_id, wrapped;
