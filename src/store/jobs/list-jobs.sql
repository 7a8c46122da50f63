/* A page of jobs, newest first, after a (created_at, id) key if one is given. Relies on jobs_newest. */
/* @name listJobRows */
SELECT
  j.id, j.name, j.description, j.source, j.enabled, j.labels, j.created_at, j.updated_at, v.id AS version_id, v.number,
  v.definition ->> 'owner' AS owner, json_array_length(v.definition -> 'tasks') AS "task_count!",
  to_char(j.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "created_key!"
FROM jobs j
JOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version
WHERE j.project_id = :projectId!
  AND j.deleted_at IS NULL
  AND (:name::text IS NULL OR j.name = :name)
  AND (:search::text IS NULL OR j.name ILIKE :search OR j.description ILIKE :search)
  AND (:afterId::uuid IS NULL OR (j.created_at, j.id) < (:afterCreatedAt::text::timestamptz, :afterId))
ORDER BY j.created_at DESC, j.id DESC
LIMIT :limit!::int
OFFSET :offset!::int;
