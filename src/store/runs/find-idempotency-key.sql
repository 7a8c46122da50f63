/* Finds the run that an Idempotency-Key started. */
/* @name findIdempotencyKey */
SELECT k.run_id, k.request_hash, r.status
FROM idempotency_keys k
JOIN job_runs r ON r.id = k.run_id
WHERE k.project_id = :projectId!
  AND k.scope = :scope!
  AND k.key = :key!;
