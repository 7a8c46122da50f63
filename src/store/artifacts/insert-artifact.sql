/* Adds an artifact of an attempt. A repeat of the same attempt's collection changes nothing. */
/* @name insertArtifactRow */
INSERT INTO artifacts (id, project_id, run_id, seq, attempt, name, path, size, sha256, content_type, expires_at)
VALUES (
  :id!, :projectId!, :runId!, :seq!, :attempt!, :name!, :path!, :size!, :sha256!, :contentType!,
  now() + :retentionMs::bigint * interval '1 millisecond'
)
ON CONFLICT (run_id, seq, attempt, name, path) DO NOTHING;
