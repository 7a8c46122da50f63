/* Adds an artifact of an attempt. A repeat by the same attempt replaces it. */
/* @name insertArtifactRow */
INSERT INTO artifacts (id, project_id, run_id, seq, attempt, name, path, size, sha256, content_type, expires_at)
VALUES (
  :id!, :projectId!, :runId!, :seq!, :attempt!, :name!, :path!, :size!, :sha256!, :contentType!,
  now() + :retentionMs::bigint * interval '1 millisecond'
)
ON CONFLICT (run_id, seq, attempt, name, path) DO UPDATE SET
  size = EXCLUDED.size,
  sha256 = EXCLUDED.sha256;
