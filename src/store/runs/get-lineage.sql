/* Where a run stands among those that tasks started. Relies on job_runs_root. */
/* @name getLineageRow */
SELECT
  coalesce(r.root_run_id, r.id) AS "rootRunId!", r.depth,
  (SELECT count(*) FROM job_runs d WHERE d.root_run_id = coalesce(r.root_run_id, r.id))::int AS "descendants!"
FROM job_runs r
WHERE r.id = :runId!;
