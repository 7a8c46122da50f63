/* The job and the number of a version. Relies on the primary key. */
/* @name findVersionRow */
SELECT job_id, number
FROM job_versions
WHERE project_id = :projectId!
  AND id = :versionId!;
