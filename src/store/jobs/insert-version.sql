/* Adds a version to a job and makes it the newest. Runs after lockJob, which keeps the number from being taken meanwhile. */
/* @name insertVersionRow */
WITH job AS (
  UPDATE jobs
  SET
    name = :name!,
    description = :description!,
    source = :source!,
    enabled = :enabled!,
    labels = :labels!::jsonb,
    latest_version = latest_version + 1,
    updated_at = now()
  WHERE project_id = :projectId!
    AND id = :jobId!
  RETURNING id, project_id, latest_version
)
INSERT INTO job_versions (
  id, project_id, job_id, number, definition, plan, source_text, source_format, content_hash, warnings, created_by,
  templates
)
SELECT
  :versionId!::uuid, job.project_id, job.id, job.latest_version, :definition!::json, :plan!::json, :sourceText!::text,
  :sourceFormat!::text, :contentHash!::bytea, :warnings!::jsonb, :createdBy!::text, :templates!::text[]
FROM job
RETURNING number;
