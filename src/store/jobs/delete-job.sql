/* Marks a job as deleted; its name is free again. */
/* @name deleteJobRow */
UPDATE jobs
SET
  deleted_at = now(),
  updated_at = now()
WHERE project_id = :projectId!
  AND id = :jobId!
  AND deleted_at IS NULL
RETURNING name;
