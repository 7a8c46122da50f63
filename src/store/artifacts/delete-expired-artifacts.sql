/* Deletes a batch of expired artifacts. Relies on artifacts_expiry. */
/* @name deleteExpiredArtifactRows */
DELETE FROM artifacts
WHERE id IN (
  SELECT id
  FROM artifacts
  WHERE expires_at <= now()
  ORDER BY expires_at
  LIMIT :limit!::int
  FOR UPDATE SKIP LOCKED
)
RETURNING id;
