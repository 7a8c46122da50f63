/*
  The same as load-run-graph.sql, but only of some task runs and of those after a sequence number: what a follower of the run lacks.
  Each parent is looked up by key: a run may have many scopes and few changes.
*/
/* @name loadChangedTasksRow */
WITH run AS (
  SELECT
    r.id, r.job_id, j.name AS job_name, r.version_id, v.number AS version_number, r.number, r.status, r.phase, r.attempt, r.created_at,
    r.started_at, r.finished_at, r.paused_at
  FROM job_runs r
  JOIN jobs j ON j.id = r.job_id
  JOIN job_versions v ON v.id = r.version_id
  WHERE r.project_id = :projectId!
    AND r.id = :runId!
), tasks AS (
  SELECT
    t.seq, t.node, t.name, t.status, t.item_key,
    coalesce(
      (
        SELECT p.parent_seq
        FROM scopes p
        WHERE p.run_id = t.run_id
          AND p.id = t.scope
          -- Those of the controller, which is nobody's task, are at the top.
          AND p.parent_scope IS NOT NULL
      ),
      -1
    ) AS parent,
    CASE WHEN t.attempt <= 1 THEN t.attempt ELSE attempt_number(t.run_id, t.seq, t.attempt) END AS attempt,
    round(date_part('epoch', t.queued_at - run.created_at) * 1000)::bigint AS queued,
    round(date_part('epoch', t.started_at - run.created_at) * 1000)::bigint AS started,
    round(date_part('epoch', t.finished_at - run.created_at) * 1000)::bigint AS ended
  FROM run
  JOIN task_runs t ON t.run_id = run.id
  WHERE t.run_id = :runId!
    AND t.node >= 0
    AND (t.seq = ANY (:seqs!::int[]) OR t.seq > :afterSeq!)
  ORDER BY t.seq
), columns AS (
  SELECT
    json_agg(seq) AS seqs, json_agg(node) AS nodes, json_agg(name) AS names, json_agg(parent) AS parents, json_agg(status) AS states,
    json_agg(item_key) AS items, json_agg(attempt) AS attempts, json_agg(queued) AS queued, json_agg(started) AS started,
    json_agg(ended) AS ended
  FROM tasks
)
SELECT
  run.id AS "id!", run.job_id AS "job_id!", run.job_name AS "job_name!", run.version_id AS "version_id!",
  run.version_number AS "version_number!", run.number AS "number!", run.status AS "status!", run.phase AS "phase!",
  run.attempt AS "attempt!", run.created_at AS "created_at!", run.started_at, run.finished_at, run.paused_at,
  coalesce((SELECT max(id) FROM run_events WHERE run_id = :runId!), 0) AS "rev!",
  columns.*
FROM run
CROSS JOIN columns;
