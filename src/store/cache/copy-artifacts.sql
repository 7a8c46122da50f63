/* Gives a task run that was restored from the cache artifacts of its own with the same contents; ids and newIds are parallel. */
/* @name copyArtifactRows */
INSERT INTO artifacts (id, project_id, run_id, seq, attempt, name, path, size, sha256, content_type, expires_at)
SELECT
  copy.new_id, a.project_id, :runId!, :seq!, :attempt!, a.name, a.path, a.size, a.sha256, a.content_type,
  now() + (a.expires_at - a.created_at)
FROM unnest(:ids!::uuid[], :newIds!::uuid[]) AS copy (id, new_id)
JOIN artifacts a ON a.id = copy.id
WHERE a.project_id = :projectId!
  AND (a.expires_at IS NULL OR a.expires_at > now())
ON CONFLICT (run_id, seq, attempt, name, path) DO UPDATE SET sha256 = EXCLUDED.sha256
RETURNING id;
