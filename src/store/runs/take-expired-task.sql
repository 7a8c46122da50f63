/*
  Holds a queued task run as the nil worker (with the settling that follows in the same transaction, event: expire, from queued), so that no
  worker claims it. Runs after lockRun. Answers nothing if it was claimed, queued anew or stopped meanwhile. A ready row that is being claimed
  is left to its claim, which will find that the task run is not queued any more.
*/
/* @name takeExpiredTask */
WITH taken AS (
  UPDATE task_runs t
  SET
    status = 'running',
    attempt = t.attempt + 1,
    worker_id = '00000000-0000-0000-0000-000000000000'
  FROM job_runs r
  WHERE r.id = :runId!
    AND r.paused_at IS NULL
    AND r.status NOT IN ('scheduled', 'pending')
    AND t.run_id = r.id
    AND t.seq = :seq!
    AND t.status = 'queued'
    AND t.queued_at + :limitMs!::bigint * interval '1 millisecond' <= now()
  RETURNING t.run_id, t.seq, t.attempt, t.node, t.scope, t.layer, t.item
), unoffered AS (
  DELETE FROM ready_tasks
  WHERE ctid = ANY (
      ARRAY(
        SELECT ctid
        FROM ready_tasks
        WHERE run_id = :runId!
          AND seq = :seq!
        FOR UPDATE SKIP LOCKED
      )
    )
)
SELECT
  seq AS "seq!", attempt AS "attempt!", node AS "node!", scope AS "scope!", layer AS "layer!", item
FROM taken;
