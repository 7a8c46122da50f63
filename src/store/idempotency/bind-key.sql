/* Binds a reserved Idempotency-Key to the object that exists already: the request changed nothing. */
/* @name bindKeyRow */
UPDATE idempotency_keys
SET run_id = :objectId!
WHERE project_id = :projectId!
  AND scope = :scope!
  AND key = :key!;
