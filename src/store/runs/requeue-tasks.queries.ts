/** Types generated for queries found in "src/store/runs/requeue-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

export type stringArray = (string)[];

/** 'RequeueTaskRows' parameters type */
export interface IRequeueTaskRowsParams {
  attempts: numberArray;
  lost: boolean;
  runIds: stringArray;
  seqs: numberArray;
  workerId: string;
}

/** 'RequeueTaskRows' return type */
export interface IRequeueTaskRowsResult {
  queue: string;
  runId: string;
  seq: number;
}

/** 'RequeueTaskRows' query type */
export interface IRequeueTaskRowsQuery {
  params: IRequeueTaskRowsParams;
  result: IRequeueTaskRowsResult;
}

const requeueTaskRowsIR: any = {"usedParamSet":{"runIds":true,"lost":true,"seqs":true,"attempts":true,"workerId":true},"params":[{"name":"runIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":133,"b":140},{"a":758,"b":765}]},{"name":"lost","required":true,"transform":{"type":"scalar"},"locs":[{"a":304,"b":309},{"a":1855,"b":1860},{"a":2075,"b":2080}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":776,"b":781}]},{"name":"attempts","required":true,"transform":{"type":"scalar"},"locs":[{"a":791,"b":800}]},{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":1053,"b":1062},{"a":1827,"b":1836},{"a":2125,"b":2134}]}],"statement":"WITH runs AS MATERIALIZED (\n  SELECT id, paused_at, coalesce(halted = 'cancel', false) AS stopping\n  FROM job_runs\n  WHERE id = ANY (:runIds!::uuid[])\n  ORDER BY id\n  FOR NO KEY UPDATE\n), requeued AS (\n  UPDATE task_runs t\n  SET\n    status = 'queued',\n    worker_id = NULL,\n    lost = t.lost + CASE WHEN :lost! THEN 1 ELSE 0 END,\n    queued_at = now(),\n    -- What was woken to join or to go on began before; of the others this attempt is over.\n    started_at = CASE WHEN t.child_scope IS NULL AND t.progress IS NULL THEN NULL ELSE t.started_at END,\n    elapsed_ms = t.elapsed_ms + CASE\n      WHEN t.child_scope IS NULL AND t.progress IS NULL THEN (extract(epoch FROM now() - coalesce(t.started_at, now())) * 1000)::bigint\n      ELSE 0\n    END\n  FROM unnest(:runIds!::uuid[], :seqs!::int[], :attempts!::int[]) AS held (run_id, seq, attempt)\n  JOIN task_runs old ON old.run_id = held.run_id AND old.seq = held.seq\n  WHERE t.run_id = held.run_id\n    AND t.seq = held.seq\n    AND t.attempt = held.attempt\n    AND t.status = 'running'\n    AND t.worker_id = :workerId!\n    -- The controller has the handlers of a cancelled run still before it.\n    AND EXISTS (SELECT FROM runs WHERE id = t.run_id AND (NOT stopping OR t.node = -1))\n  RETURNING\n    t.run_id, t.seq, t.attempt, t.project_id, t.queue, t.slot_kind, t.priority, t.tags, old.started_at\n), offered AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)\n  SELECT\n    q.project_id, q.queue, q.slot_kind, q.priority, ready_front(q.queue, q.slot_kind, q.priority) + 1, q.tags, q.run_id, q.seq\n  FROM requeued q\n  JOIN runs r ON r.id = q.run_id\n  WHERE r.paused_at IS NULL\n), history AS (\n  INSERT INTO task_attempts (run_id, seq, attempt, project_id, worker_id, status, started_at)\n  SELECT\n    run_id, seq, attempt, project_id, :workerId!::uuid, CASE WHEN :lost! THEN 'lost' ELSE 'released' END,\n    started_at\n  FROM requeued\n), events AS (\n  INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id)\n  SELECT\n    run_id, project_id, seq, attempt, CASE WHEN :lost! THEN 'task_lost' ELSE 'task_released' END, :workerId!::uuid\n  FROM requeued\n)\nSELECT run_id AS \"runId!\", seq AS \"seq!\", queue AS \"queue!\"\nFROM requeued"};

/**
 * Query generated from SQL:
 * ```
 * WITH runs AS MATERIALIZED (
 *   SELECT id, paused_at, coalesce(halted = 'cancel', false) AS stopping
 *   FROM job_runs
 *   WHERE id = ANY (:runIds!::uuid[])
 *   ORDER BY id
 *   FOR NO KEY UPDATE
 * ), requeued AS (
 *   UPDATE task_runs t
 *   SET
 *     status = 'queued',
 *     worker_id = NULL,
 *     lost = t.lost + CASE WHEN :lost! THEN 1 ELSE 0 END,
 *     queued_at = now(),
 *     -- What was woken to join or to go on began before; of the others this attempt is over.
 *     started_at = CASE WHEN t.child_scope IS NULL AND t.progress IS NULL THEN NULL ELSE t.started_at END,
 *     elapsed_ms = t.elapsed_ms + CASE
 *       WHEN t.child_scope IS NULL AND t.progress IS NULL THEN (extract(epoch FROM now() - coalesce(t.started_at, now())) * 1000)::bigint
 *       ELSE 0
 *     END
 *   FROM unnest(:runIds!::uuid[], :seqs!::int[], :attempts!::int[]) AS held (run_id, seq, attempt)
 *   JOIN task_runs old ON old.run_id = held.run_id AND old.seq = held.seq
 *   WHERE t.run_id = held.run_id
 *     AND t.seq = held.seq
 *     AND t.attempt = held.attempt
 *     AND t.status = 'running'
 *     AND t.worker_id = :workerId!
 *     -- The controller has the handlers of a cancelled run still before it.
 *     AND EXISTS (SELECT FROM runs WHERE id = t.run_id AND (NOT stopping OR t.node = -1))
 *   RETURNING
 *     t.run_id, t.seq, t.attempt, t.project_id, t.queue, t.slot_kind, t.priority, t.tags, old.started_at
 * ), offered AS (
 *   INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
 *   SELECT
 *     q.project_id, q.queue, q.slot_kind, q.priority, ready_front(q.queue, q.slot_kind, q.priority) + 1, q.tags, q.run_id, q.seq
 *   FROM requeued q
 *   JOIN runs r ON r.id = q.run_id
 *   WHERE r.paused_at IS NULL
 * ), history AS (
 *   INSERT INTO task_attempts (run_id, seq, attempt, project_id, worker_id, status, started_at)
 *   SELECT
 *     run_id, seq, attempt, project_id, :workerId!::uuid, CASE WHEN :lost! THEN 'lost' ELSE 'released' END,
 *     started_at
 *   FROM requeued
 * ), events AS (
 *   INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id)
 *   SELECT
 *     run_id, project_id, seq, attempt, CASE WHEN :lost! THEN 'task_lost' ELSE 'task_released' END, :workerId!::uuid
 *   FROM requeued
 * )
 * SELECT run_id AS "runId!", seq AS "seq!", queue AS "queue!"
 * FROM requeued
 * ```
 */
export const requeueTaskRows = new PreparedQuery<IRequeueTaskRowsParams,IRequeueTaskRowsResult>(requeueTaskRowsIR);


