/* A page of the artifacts of a run that have not expired: by task, then newest attempt, then name. */
/* @name listRunArtifactRows */
SELECT
  a.id, a.run_id, a.seq, attempt_number(a.run_id, a.seq, a.attempt) AS "attempt!", t.name AS task_name, a.name, a.path, a.size, a.sha256, a.content_type, a.created_at,
  a.expires_at AS "expires_at?"
FROM artifacts a
JOIN task_runs t ON t.run_id = a.run_id AND t.seq = a.seq
WHERE a.project_id = :projectId!
  AND a.run_id = :runId!
  AND (a.expires_at IS NULL OR a.expires_at > now())
ORDER BY a.seq, a.attempt DESC, a.name, a.path
LIMIT :limit!::int
OFFSET :offset!::int;
