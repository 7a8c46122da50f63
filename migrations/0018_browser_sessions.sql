-- Up Migration

-- A browser's session stands for the token that it was opened with, and ends with it. No release before this one opened any.
DELETE FROM sessions;
ALTER TABLE sessions ADD COLUMN token_id uuid NOT NULL REFERENCES api_tokens (id) ON DELETE CASCADE;
CREATE INDEX sessions_token ON sessions (token_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- Down Migration

DELETE FROM sessions;
DROP INDEX sessions_expiry;
ALTER TABLE sessions DROP COLUMN token_id;
