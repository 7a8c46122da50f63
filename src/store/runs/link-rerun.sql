/*
  Notes which run a new one repeats, and how many of its task runs are taken over. Runs in the transaction that created the run, which has
  counted all of them as open.
*/
/* @name linkRerunRow */
WITH linked AS (
  UPDATE job_runs
  SET
    rerun_of = :rerunOf!,
    open_tasks = open_tasks - :reused!::int
  WHERE id = :runId!
  RETURNING id, project_id
)
INSERT INTO run_events (run_id, project_id, type, data)
SELECT id, project_id, 'run_rerun', :data!::jsonb
FROM linked
RETURNING run_id;
