/* Why task runs of a run failed, first ones first; without those that failed only because of others inside of them. */
/* @name listTaskErrorRows */
SELECT node, layer, error AS "error!"
FROM task_runs
WHERE run_id = :runId!
  AND status IN ('failed', 'timed_out')
  AND error ->> 'kind' <> 'children_failed'
ORDER BY finished_at, seq
LIMIT 1000;
