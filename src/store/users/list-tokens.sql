/* The tokens of a project, newest first. */
/* @name listTokenRows */
SELECT
  t.id, t.name, t.user_id, u.name AS user_name, u.role, t.created_at, t.last_used_at, t.expires_at, t.revoked_at
FROM api_tokens t
JOIN users u ON u.id = t.user_id
WHERE t.project_id = :projectId!
ORDER BY t.created_at DESC, t.id DESC
LIMIT :limit!::int;
