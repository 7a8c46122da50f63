/* Jobs whose newest version is made of a template, directly or through another one. Reads the project's jobs. Relies on jobs_name. */
/* @name listTemplateUsers */
SELECT j.name
FROM jobs j
JOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version
WHERE j.project_id = :projectId!
  AND j.deleted_at IS NULL
  AND EXISTS (SELECT FROM unnest(v.templates) AS used WHERE split_part(used, '@', 1) = :name!)
ORDER BY j.name
LIMIT :limit!::int;
