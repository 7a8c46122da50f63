/* Destroys the values of a secret before a version. Relies on the primary key (secret_id, version). */
/* @name deleteOldSecretVersionRows */
DELETE FROM secret_versions
WHERE project_id = :projectId!
  AND secret_id = :secretId!
  AND version < :oldestKept!::int;
