/*
  The newest runs of a job, and for each how every task of its plan went: one cell per node, which stands for its outermost task runs (those
  that are not items or iterations of it). A node has several of these inside of a group that repeats; then the one that needs most attention
  speaks for all. Relies on job_runs_job and on the primary key of task_runs.
*/
/* @name loadJobGridRows */
SELECT
  r.id, r.number, r.status, r.version_id, v.number AS version_number, r.created_at, r.started_at, r.finished_at,
  coalesce(cells.nodes, '[]') AS "nodes!", coalesce(cells.states, '[]') AS "states!", coalesce(cells.seqs, '[]') AS "seqs!"
FROM (
  SELECT id, number, status, version_id, created_at, started_at, finished_at
  FROM job_runs
  WHERE project_id = :projectId!
    AND job_id = :jobId!
  ORDER BY id DESC
  LIMIT :limit!::int
) r
JOIN job_versions v ON v.id = r.version_id
CROSS JOIN LATERAL (
  SELECT json_agg(node) AS nodes, json_agg(status) AS states, json_agg(seq) AS seqs
  FROM (
    SELECT DISTINCT ON (node) node, status, seq
    FROM task_runs
    WHERE run_id = r.id
      AND node >= 0
      AND layer = 0
    ORDER BY node, array_position(:attention!::text[], status::text), seq
  ) cell
) cells
ORDER BY r.id DESC;
