/* A job with its newest version, or with the version of the given number. */
/* @name getJobRow */
SELECT
  j.id, j.name, j.description, j.source, j.enabled, j.labels, j.created_at, j.updated_at, v.id AS version_id, v.number,
  v.definition, v.source_text, v.source_format, v.content_hash, v.warnings
FROM jobs j
JOIN job_versions v ON v.job_id = j.id AND v.number = coalesce(:number, j.latest_version)
WHERE j.project_id = :projectId!
  AND j.id = :jobId!
  AND j.deleted_at IS NULL;
