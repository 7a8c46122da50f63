/* What the request with an Idempotency-Key made that could not be reserved again. Relies on the primary key. */
/* @name findKeyRow */
SELECT run_id AS object_id, request_hash
FROM idempotency_keys
WHERE project_id = :projectId!
  AND scope = :scope!
  AND key = :key!;
