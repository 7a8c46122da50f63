/* An immutable job version, for workers to cache by id. */
/* @name loadVersionRow */
SELECT v.id, v.project_id, v.job_id, v.number, v.definition, v.plan, j.name AS job_name
FROM job_versions v
JOIN jobs j ON j.id = v.job_id
WHERE v.id = :versionId!;
