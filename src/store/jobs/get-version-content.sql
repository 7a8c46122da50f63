/* What a version of a locked job says, for comparing it with a new document. Relies on the unique (job_id, number). */
/* @name getVersionContentRow */
SELECT id, number, content_hash, source_text
FROM job_versions
WHERE project_id = :projectId!
  AND job_id = :jobId!
  AND number = :number!;
