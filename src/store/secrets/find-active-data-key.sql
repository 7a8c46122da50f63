/* The data key that new values of a project are encrypted with. Relies on the unique index data_keys_active. */
/* @name findActiveDataKeyRow */
SELECT id, project_id, kek_id, wrapped
FROM data_keys
WHERE project_id = :projectId!
  AND active;
