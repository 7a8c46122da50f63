/* The secrets of a project by name, without their values. Relies on the unique key (project_id, name). */
/* @name listSecretRows */
SELECT id, project_id, name, version, created_at, updated_at, last_used_at
FROM secrets
WHERE project_id = :projectId!
ORDER BY name, id;
