/* Opens a browser's session for a token; only the hash of its secret is stored. Sessions that have ended are forgotten meanwhile. */
/* @name openSessionRow */
WITH ended AS (
  DELETE FROM sessions
  WHERE expires_at < now()
)
INSERT INTO sessions (id, user_id, token_id, token_hash, expires_at)
SELECT :id!, user_id, id, :secretHash!, now() + :longestMs!::bigint * interval '1 millisecond'
FROM api_tokens
WHERE id = :tokenId!
RETURNING expires_at;
