/*
  Tells that the end of a task run releases slots. Answers nothing if the attempt is no longer current: what has ended meanwhile would
  keep its slot for ever.
*/
/* @name markSlotHolder */
UPDATE task_runs
SET holds_slot = true
WHERE run_id = :runId!
  AND seq = :seq!
  AND attempt = :attempt!
  AND status = 'running'
  AND worker_id = :workerId!
RETURNING seq;
