/* The newest run that each of some task runs started. Relies on job_runs_parent. */
/* @name listChildRunRows */
SELECT DISTINCT ON (r.parent_seq)
  r.parent_seq AS "parent_seq!", r.id, j.name AS job_name, r.status, r.created_at
FROM job_runs r
JOIN jobs j ON j.id = r.job_id
WHERE r.parent_run_id = :runId!
  AND r.parent_seq = ANY (:seqs!::int[])
ORDER BY r.parent_seq, r.id DESC;
