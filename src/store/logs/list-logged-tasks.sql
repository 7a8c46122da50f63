/* A page of a run's task runs that have logged something, after a sequence number. Relies on the keys of task_runs and log_chunks. */
/* @name listLoggedTaskRows */
SELECT t.seq, t.name
FROM task_runs t
WHERE t.project_id = :projectId!
  AND t.run_id = :runId!
  AND t.node >= 0
  AND t.seq > :afterSeq!
  AND EXISTS (SELECT FROM log_chunks l WHERE l.run_id = t.run_id AND l.seq = t.seq)
ORDER BY t.seq
LIMIT :limit!::int;
