/*
  A page of runs, newest first (ids are ordered by time), before an id if one is given and not below another. :search is a pattern of job
  names, :idFrom and :idTo are bounds of the ids that begin as the search says. Times are
  compared exactly; the bounds of the ids beside them keep the part of the index small that is read. Relies on (project_id, id), job_runs_job and job_runs_status.
*/
/* @name listRunRows */
SELECT
  r.id, r.number, r.job_id, j.name AS job_name, r.version_id, v.number AS version, r.status, r.reason, r.triggered_by, r.priority, r.attempt,
  r.total_tasks,
  -- Without the controller, which is nobody's task.
  r.open_tasks - (r.finished_at IS NULL AND EXISTS (SELECT FROM scopes s WHERE s.run_id = r.id AND s.id = 0))::int AS "open_tasks!",
  r.bad_tasks, r.allowed_failures, r.rollback, r.parent_run_id, r.parent_seq, r.error, r.created_at, r.started_at, r.finished_at, r.paused_at,
  r.cancel_requested_at, r.retry_at, r.retries_left, r.rerun_of
FROM job_runs r
JOIN jobs j ON j.id = r.job_id
JOIN job_versions v ON v.id = r.version_id
WHERE r.project_id = :projectId!
  AND (:statuses::job_run_status[] IS NULL OR r.status = ANY (:statuses))
  AND (:jobId::uuid IS NULL OR r.job_id = :jobId)
  AND (:triggeredBy::text IS NULL OR r.triggered_by = :triggeredBy)
  AND (:before::uuid IS NULL OR r.id < :before)
  AND (:since::uuid IS NULL OR r.id >= :since)
  AND (:createdAfter::timestamptz IS NULL OR r.created_at >= :createdAfter)
  AND (:createdBefore::timestamptz IS NULL OR r.created_at < :createdBefore)
  AND (:search::text IS NULL OR j.name ILIKE :search OR r.id BETWEEN :idFrom::uuid AND :idTo::uuid)
ORDER BY r.id DESC
LIMIT :limit!::int
OFFSET :offset!::int;
