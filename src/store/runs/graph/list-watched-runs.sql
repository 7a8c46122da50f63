/*
  The runs that a list of runs shows first: the newest, the newest open ones, and those that the caller names. `version` changes with every
  change of the row. Relies on (project_id, id), job_runs_open and the primary key.
*/
/* @name listWatchedRunRows */
WITH newest AS (
  SELECT id
  FROM job_runs
  WHERE project_id = :projectId!
  ORDER BY id DESC
  LIMIT :limit!::int
), open AS (
  SELECT id
  FROM job_runs
  WHERE project_id = :projectId!
    AND finished_at IS NULL
  ORDER BY id DESC
  LIMIT :limit!::int
), watched AS (
  SELECT id FROM newest
  UNION SELECT id FROM open
  UNION SELECT id FROM unnest(:ids!::uuid[]) AS named (id)
)
SELECT r.id, r.xmin::text AS "version!", r.finished_at IS NULL AS "open!"
FROM watched w
JOIN job_runs r ON r.id = w.id
WHERE r.project_id = :projectId!;
