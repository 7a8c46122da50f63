/* Tells that the end of a task run releases slots. */
/* @name markSlotHolder */
UPDATE task_runs
SET holds_slot = true
WHERE run_id = :runId!
  AND seq = :seq!
  AND NOT holds_slot
RETURNING seq;
