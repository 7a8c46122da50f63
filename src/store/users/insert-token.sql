/* Creates an API token; only its hash is stored. */
/* @name insertTokenRow */
INSERT INTO api_tokens (id, project_id, user_id, name, token_hash, expires_at)
VALUES (:id!, :projectId!, :userId!, :name!, :tokenHash!, :expiresAt)
ON CONFLICT (token_hash) DO NOTHING
RETURNING id, created_at;
