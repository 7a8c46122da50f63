/*
  A browser's session by the hash of its secret, with the user of its token, and whether it works now: neither it nor its token has ended
  and it was used not long ago. Relies on the unique hash.
*/
/* @name findSessionRow */
SELECT
  s.id, s.expires_at, t.id AS token_id, t.project_id, u.id AS user_id, u.name AS user_name, u.role,
  (
    s.expires_at > now()
    AND s.last_used_at > now() - :idleMs!::bigint * interval '1 millisecond'
    AND t.revoked_at IS NULL
    AND u.disabled_at IS NULL
    AND (t.expires_at IS NULL OR t.expires_at > now())
  ) AS "valid!"
FROM sessions s
JOIN api_tokens t ON t.id = s.token_id
JOIN users u ON u.id = t.user_id
WHERE s.token_hash = :secretHash!;
