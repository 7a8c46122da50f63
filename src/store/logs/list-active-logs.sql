/* Log sizes of the runs that are open or young (ids are ordered by time): those whose logs may still grow. */
/* @name listActiveLogRows */
SELECT l.run_id, l.chunks
FROM run_logs l
JOIN job_runs r ON r.id = l.run_id
WHERE r.project_id = :projectId!
  AND r.finished_at IS NULL
UNION
SELECT l.run_id, l.chunks
FROM run_logs l
WHERE l.project_id = :projectId!
  AND l.run_id >= :youngestSince!
LIMIT :limit!::int;
