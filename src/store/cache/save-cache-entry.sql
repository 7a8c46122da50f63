/* Keeps the result of an attempt with the artifacts that the attempt made; the newest result of a key counts. */
/* @name saveCacheEntryRow */
INSERT INTO task_cache (
  project_id, scope_id, task_name, key_hash, output, outputs, exit_code, stdout_truncated, artifact_ids, expires_at
)
SELECT
  :projectId!, :scopeId!, :taskName!, :keyHash!, :output, :outputs!::jsonb, :exitCode, :stdoutTruncated!,
  ARRAY(SELECT id FROM artifacts WHERE run_id = :runId! AND seq = :seq! AND attempt = :attempt! ORDER BY name, path),
  now() + :ttlMs!::bigint * interval '1 millisecond'
ON CONFLICT (project_id, scope_id, task_name, key_hash) DO UPDATE SET
  output = EXCLUDED.output,
  outputs = EXCLUDED.outputs,
  exit_code = EXCLUDED.exit_code,
  stdout_truncated = EXCLUDED.stdout_truncated,
  artifact_ids = EXCLUDED.artifact_ids,
  created_at = now(),
  expires_at = EXCLUDED.expires_at;
