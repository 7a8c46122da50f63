/* Binds a reserved Idempotency-Key to the object that exists already: the save changed nothing. */
/* @name bindSaveKeyRow */
UPDATE idempotency_keys
SET run_id = :objectId!
WHERE project_id = :projectId!
  AND scope = :scope!
  AND key = :key!;
