/* A user by name, or the oldest one with a role. */
/* @name findUserRow */
SELECT id, name, role, password_hash, disabled_at
FROM users
WHERE name = :name
  OR (:name::text IS NULL AND role = :role)
ORDER BY created_at
LIMIT 1;
