/* One version of a job. Relies on the unique (job_id, number). */
/* @name getVersionRow */
SELECT
  v.id, v.job_id, v.number, v.number = j.latest_version AS "latest!", v.source_format, v.content_hash, v.created_by, v.created_at,
  v.definition, v.source_text, v.warnings
FROM job_versions v
JOIN jobs j ON j.id = v.job_id
WHERE j.project_id = :projectId!
  AND j.id = :jobId!
  AND j.deleted_at IS NULL
  AND v.number = :number!;
