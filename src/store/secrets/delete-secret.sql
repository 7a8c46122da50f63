/* Deletes a secret; its versions go with it (ON DELETE CASCADE). Relies on the unique key (project_id, id). */
/* @name deleteSecretRow */
DELETE FROM secrets
WHERE project_id = :projectId!
  AND id = :id!
RETURNING id, name;
