/* Reserves the next version of a secret; the row stays locked until its value is stored. Relies on the unique key (project_id, id). */
/* @name raiseSecretVersionRow */
UPDATE secrets
SET version = version + 1, updated_at = now()
WHERE project_id = :projectId!
  AND id = :id!
RETURNING id, project_id, name, version, created_at, updated_at, last_used_at;
