/* The encrypted current values of secrets by name, with their wrapped data keys. Relies on the unique key (project_id, name). */
/* @name loadSealedSecretRows */
SELECT
  s.id, s.project_id, s.name, v.version, v.iv, v.tag, v.ciphertext,
  k.id AS data_key_id, k.kek_id, k.wrapped
FROM secrets s
JOIN secret_versions v ON v.project_id = s.project_id AND v.secret_id = s.id AND v.version = s.version
JOIN data_keys k ON k.project_id = v.project_id AND k.id = v.data_key_id
WHERE s.project_id = :projectId!
  AND s.name = ANY(:names!::text[]);
