/*
  Takes an open task run that no worker runs, for a user who ends it by hand: it is claimed like any other, by nobody's worker, and settled in
  the same transaction. Its timer goes, and so does what it expanded into while that is open, which is being stopped. Runs after lockRun;
  answers nothing if it is running or has ended. A ready row that is being claimed is left to its claim, which will find the task run
  taken: to wait for it would be a deadlock, since claims lock ready rows before runs.
*/
/* @name takeTaskRow */
WITH taken AS (
  UPDATE task_runs t
  SET
    status = 'running',
    attempt = t.attempt + 1,
    worker_id = :workerId!,
    started_at = coalesce(t.started_at, now()),
    child_scope = CASE
      WHEN EXISTS (SELECT FROM scopes s WHERE s.run_id = t.run_id AND s.id = t.child_scope AND s.open > 0) THEN NULL
      ELSE t.child_scope
    END,
    queue_reason = NULL,
    ended_by = 'override'
  WHERE t.run_id = :runId!
    AND t.seq = :seq!
    AND t.node >= 0
    AND t.status IN ('pending', 'queued', 'retrying', 'waiting')
  RETURNING t.run_id, t.seq, t.project_id, t.node, t.scope, t.layer, t.item, t.attempt
), untimed AS (
  DELETE FROM timers d
  USING taken t
  WHERE d.run_id = t.run_id
    AND d.seq = t.seq
), unoffered AS (
  DELETE FROM ready_tasks
  WHERE ctid = ANY (
      ARRAY(
        SELECT r.ctid
        FROM ready_tasks r
        JOIN taken t ON t.run_id = r.run_id AND t.seq = r.seq
        FOR UPDATE OF r SKIP LOCKED
      )
    )
)
SELECT seq, node, scope, layer, item, attempt
FROM taken;
