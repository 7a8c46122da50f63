/*
  The newest event of a run that is so much older than another one that whatever became visible after that one comes later: transactions
  commit in another order than they draw their numbers. 0 if there is none. Relies on the primary key.
*/
/* @name findSettledEventRow */
SELECT coalesce(max(e.id), 0) AS "id!"
FROM run_events e
WHERE e.run_id = :runId!
  AND e.id < :rev!
  AND e.at < (SELECT at FROM run_events WHERE run_id = :runId! AND id = :rev!) - :spanMs!::bigint * interval '1 millisecond';
