/*
  Binds an Idempotency-Key to what a request will have made, once: answers a row only to the first caller. A key older than 24 hours is
  free again. Runs before the rest of its transaction; a concurrent caller waits here until the first one commits. The column is named
  for runs, the first to have keys.
*/
/* @name reserveKeyRow */
INSERT INTO idempotency_keys AS known (project_id, scope, key, request_hash, run_id)
VALUES (:projectId!, :scope!, :key!, :requestHash!, :objectId!)
ON CONFLICT (project_id, scope, key) DO UPDATE
SET
  request_hash = excluded.request_hash,
  run_id = excluded.run_id,
  created_at = now()
WHERE known.created_at < now() - interval '24 hours'
RETURNING run_id AS object_id;
