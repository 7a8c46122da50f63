/* Locks a job by id or by name and tells what its newest version is. Relies on the primary key and on jobs_name. */
/* @name lockJobRow */
SELECT j.id, j.name, v.id AS version_id, v.number, v.content_hash, v.source_text
FROM jobs j
JOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version
WHERE j.project_id = :projectId!
  AND (j.id = :jobId OR j.name = :name)
  AND j.deleted_at IS NULL
FOR UPDATE OF j;
