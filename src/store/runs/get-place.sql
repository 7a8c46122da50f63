/* Where a task run stands, for another one that acts for it: a compensation. */
/* @name getPlaceRow */
SELECT
  run_id AS "runId", project_id AS "projectId", seq, node, scope, layer, name, item, item_key AS "itemKey",
  item_index AS "itemIndex", ready_at AS "readyAt"
FROM task_runs
WHERE run_id = :runId!
  AND seq = :seq!;
