/* Creates a job with its first version; answers no row if the name is taken. Relies on jobs_name. */
/* @name insertJobRow */
WITH job AS (
  INSERT INTO jobs (id, project_id, name, description, source, enabled, labels, latest_version)
  VALUES (:jobId!, :projectId!, :name!, :description!, :source!, :enabled!, :labels!::jsonb, 1)
  ON CONFLICT (project_id, name) WHERE deleted_at IS NULL DO NOTHING
  RETURNING id, project_id
)
INSERT INTO job_versions (
  id, project_id, job_id, number, definition, plan, source_text, source_format, content_hash, warnings, created_by,
  templates
)
SELECT
  :versionId!::uuid, job.project_id, job.id, 1, :definition!::json, :plan!::json, :sourceText!::text, :sourceFormat!::text,
  :contentHash!::bytea, :warnings!::jsonb, :createdBy!::text, :templates!::text[]
FROM job
RETURNING job_id;
