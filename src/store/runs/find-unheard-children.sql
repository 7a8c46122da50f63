/* Ended runs whose parent task has not been told. Relies on job_runs_unheard. */
/* @name findUnheardChildren */
SELECT id AS "runId!", project_id AS "projectId!", parent_run_id AS "parentRunId!", parent_seq AS "parentSeq!", status
FROM job_runs
WHERE parent_waits
  AND finished_at IS NOT NULL
ORDER BY id
LIMIT :limit!;
