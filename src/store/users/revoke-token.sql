/* Ends a token. */
/* @name revokeTokenRow */
UPDATE api_tokens
SET revoked_at = coalesce(revoked_at, now())
WHERE project_id = :projectId!
  AND id = :id!
RETURNING name;
