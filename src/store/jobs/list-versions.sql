/* A page of a job's versions, newest first. Relies on the unique (job_id, number). */
/* @name listVersionRows */
SELECT
  v.id, v.job_id, v.number, v.number = j.latest_version AS "latest!", v.source_format, v.content_hash, v.warnings, v.created_by,
  v.created_at
FROM job_versions v
JOIN jobs j ON j.id = v.job_id
WHERE j.project_id = :projectId!
  AND j.id = :jobId!
  AND j.deleted_at IS NULL
  AND (:before::int IS NULL OR v.number < :before)
ORDER BY v.number DESC
LIMIT :limit!::int
OFFSET :offset!::int;
