/* Whether the clock of a task run has stopped what it waited for. */
/* @name isDeadlineFired */
SELECT EXISTS (
  SELECT FROM task_deadlines
  WHERE run_id = :runId!
    AND seq = :seq!
    AND fired_at IS NOT NULL
) AS "fired!";
