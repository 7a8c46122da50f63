/* Notes that a session was used, at most once a minute, and its token with it. */
/* @name touchSessionRow */
WITH used AS (
  UPDATE sessions
  SET last_used_at = now()
  WHERE id = :id!
    AND last_used_at < now() - interval '1 minute'
  RETURNING token_id
)
UPDATE api_tokens t
SET last_used_at = now()
FROM used
WHERE t.id = used.token_id;
