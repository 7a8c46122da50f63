/*
  Locks a job by id or by name. It reads nothing but the job: after a wait for the lock PostgreSQL looks at the job's row again, and a
  join with the version that was newest before the wait would find nothing. Relies on the primary key and on jobs_name.
*/
/* @name lockJobRow */
SELECT id, latest_version
FROM jobs
WHERE project_id = :projectId!
  AND (id = :jobId OR name = :name)
  AND deleted_at IS NULL
FOR UPDATE;
