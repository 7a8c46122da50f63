/*
 * Notes that secrets were used, at most once a minute each. Rows that somebody else is changing are passed over: a use must not
 * wait for an update, and two uses must not wait for each other. Relies on the primary key.
 */
/* @name touchSecretRows */
UPDATE secrets
SET last_used_at = now()
WHERE id IN (
  SELECT id
  FROM secrets
  WHERE project_id = :projectId!
    AND id = ANY(:ids!::uuid[])
    AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')
  FOR NO KEY UPDATE SKIP LOCKED
);
