/* The newest version of a job, by id or by name, for starting a run. Relies on the primary key and on jobs_name. */
/* @name findJobRow */
SELECT j.id, j.name, j.latest_version, v.id AS version_id
FROM jobs j
JOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version
WHERE j.project_id = :projectId!
  AND (j.id = :jobId OR j.name = :name)
  AND j.deleted_at IS NULL;
