/* A result in the cache that has not expired. */
/* @name findCacheEntryRow */
SELECT output, outputs, exit_code, stdout_truncated, artifact_ids
FROM task_cache
WHERE project_id = :projectId!
  AND scope_id = :scopeId!
  AND task_name = :taskName!
  AND key_hash = :keyHash!
  AND expires_at > now();
