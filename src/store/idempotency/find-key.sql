/* What a save with an Idempotency-Key made in the last 24 hours. The column is named for runs, the first to have keys. */
/* @name findSaveKeyRow */
SELECT run_id AS object_id, request_hash
FROM idempotency_keys
WHERE project_id = :projectId!
  AND scope = :scope!
  AND key = :key!
  AND created_at >= now() - interval '24 hours';
