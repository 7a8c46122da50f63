/* Creates a user; answers no row if the name is taken. */
/* @name insertUserRow */
INSERT INTO users (id, name, password_hash, role)
VALUES (:id!, :name!, :passwordHash!, :role!)
ON CONFLICT (name) DO NOTHING
RETURNING id, name, role;
