/* Artifacts of the current attempts of some task runs, for later tasks to read. */
/* @name listTaskArtifactRows */
SELECT a.id, a.seq, a.name, a.path, a.size, a.sha256
FROM artifacts a
JOIN task_runs t ON t.run_id = a.run_id AND t.seq = a.seq AND t.attempt = a.attempt
WHERE a.run_id = :runId!
  AND a.seq = ANY (:seqs!::int[])
  AND (a.expires_at IS NULL OR a.expires_at > now())
ORDER BY a.seq, a.name, a.path;
