/* A token by the hash of its text, for tokens that an operator chose. Relies on the unique hash. */
/* @name findTokenByHashRow */
SELECT
  t.id, t.project_id, t.token_hash, u.id AS user_id, u.name AS user_name, u.role,
  (t.revoked_at IS NULL AND u.disabled_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())) AS "valid!"
FROM api_tokens t
JOIN users u ON u.id = t.user_id
WHERE t.token_hash = :tokenHash!;
