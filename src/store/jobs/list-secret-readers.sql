/*
 * A page of the jobs whose newest version may ask for a secret, by id: the caller looks closer. The text of the definition is
 * searched, for every task has a "secrets" key, mostly an empty one. Relies on the unique keys of jobs (project_id, id) and of
 * job_versions (job_id, number).
 */
/* @name listSecretReaderRows */
SELECT j.id, j.name, v.definition
FROM jobs j
JOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version
WHERE j.project_id = :projectId!
  AND j.deleted_at IS NULL
  AND (:afterId::uuid IS NULL OR j.id > :afterId)
  AND v.definition::text ~ '"secrets":\{"|secrets *[.[]|"type":"secret"'
ORDER BY j.id
LIMIT :limit!::int;
