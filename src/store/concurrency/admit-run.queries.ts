/** Types generated for queries found in "src/store/concurrency/admit-run.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'AdmitRunRow' parameters type */
export interface IAdmitRunRowParams {
  runId: string;
}

/** 'AdmitRunRow' return type */
export interface IAdmitRunRowResult {
  queues: stringArray;
  runId: string;
}

/** 'AdmitRunRow' query type */
export interface IAdmitRunRowQuery {
  params: IAdmitRunRowParams;
  result: IAdmitRunRowResult;
}

const admitRunRowIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":97,"b":103}]}],"statement":"WITH admitted AS (\n  UPDATE job_runs\n  SET\n    status = 'queued',\n    reason = NULL\n  WHERE id = :runId!\n    AND status = 'pending'\n  RETURNING id, project_id\n), ready AS (\n  -- Their time in the queue begins now.\n  UPDATE task_runs t\n  SET queued_at = now()\n  FROM admitted a\n  WHERE t.run_id = a.id\n    AND t.status = 'queued'\n  RETURNING t.project_id, t.queue, t.slot_kind, t.priority, t.tags, t.run_id, t.seq\n), fronts AS MATERIALIZED (\n  SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank\n  FROM ready\n  GROUP BY queue, slot_kind, priority\n), offered AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)\n  SELECT\n    r.project_id, r.queue, r.slot_kind, r.priority, f.rank + row_number() OVER (ORDER BY r.seq), r.tags, r.run_id, r.seq\n  FROM ready r\n  JOIN fronts f ON f.queue = r.queue AND f.slot_kind = r.slot_kind AND f.priority = r.priority\n  ORDER BY r.seq\n  RETURNING queue\n), event AS (\n  INSERT INTO run_events (run_id, project_id, type)\n  SELECT id, project_id, 'run_admitted'\n  FROM admitted\n)\nSELECT id AS \"runId!\", ARRAY(SELECT DISTINCT queue FROM offered) AS \"queues!\"\nFROM admitted"};

/**
 * Query generated from SQL:
 * ```
 * WITH admitted AS (
 *   UPDATE job_runs
 *   SET
 *     status = 'queued',
 *     reason = NULL
 *   WHERE id = :runId!
 *     AND status = 'pending'
 *   RETURNING id, project_id
 * ), ready AS (
 *   -- Their time in the queue begins now.
 *   UPDATE task_runs t
 *   SET queued_at = now()
 *   FROM admitted a
 *   WHERE t.run_id = a.id
 *     AND t.status = 'queued'
 *   RETURNING t.project_id, t.queue, t.slot_kind, t.priority, t.tags, t.run_id, t.seq
 * ), fronts AS MATERIALIZED (
 *   SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank
 *   FROM ready
 *   GROUP BY queue, slot_kind, priority
 * ), offered AS (
 *   INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
 *   SELECT
 *     r.project_id, r.queue, r.slot_kind, r.priority, f.rank + row_number() OVER (ORDER BY r.seq), r.tags, r.run_id, r.seq
 *   FROM ready r
 *   JOIN fronts f ON f.queue = r.queue AND f.slot_kind = r.slot_kind AND f.priority = r.priority
 *   ORDER BY r.seq
 *   RETURNING queue
 * ), event AS (
 *   INSERT INTO run_events (run_id, project_id, type)
 *   SELECT id, project_id, 'run_admitted'
 *   FROM admitted
 * )
 * SELECT id AS "runId!", ARRAY(SELECT DISTINCT queue FROM offered) AS "queues!"
 * FROM admitted
 * ```
 */
export const admitRunRow = new PreparedQuery<IAdmitRunRowParams,IAdmitRunRowResult>(admitRunRowIR);


