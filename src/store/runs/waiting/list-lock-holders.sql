/* Who holds concurrency keys, the longest first, and at most :limit of each. Relies on concurrency_slots_key. */
/* @name listLockHolderRows */
SELECT asked.key AS "key!", holder.run_id, holder.seq, holder.acquired_at, j.name AS job_name, t.name AS "task_name?"
FROM unnest(:keys!::text[]) AS asked (key)
CROSS JOIN LATERAL (
  SELECT s.run_id, s.seq, s.acquired_at
  FROM concurrency_slots s
  WHERE s.project_id = :projectId!
    AND s.key = asked.key
  ORDER BY s.acquired_at
  LIMIT :limit!::int
) holder
JOIN job_runs r ON r.id = holder.run_id
JOIN jobs j ON j.id = r.job_id
LEFT JOIN task_runs t ON t.run_id = holder.run_id AND t.seq = holder.seq
ORDER BY asked.key, holder.acquired_at;
