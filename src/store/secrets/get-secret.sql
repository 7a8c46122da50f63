/* A secret without its value. Relies on the unique key (project_id, id). */
/* @name getSecretRow */
SELECT id, project_id, name, version, created_at, updated_at, last_used_at
FROM secrets
WHERE project_id = :projectId!
  AND id = :id!;
