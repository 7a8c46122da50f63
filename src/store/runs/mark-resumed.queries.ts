/** Types generated for queries found in "src/store/runs/mark-resumed.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'MarkResumed' parameters type */
export interface IMarkResumedParams {
  runId: string;
}

/** 'MarkResumed' return type */
export interface IMarkResumedResult {
  status: job_run_status;
}

/** 'MarkResumed' query type */
export interface IMarkResumedQuery {
  params: IMarkResumedParams;
  result: IMarkResumedResult;
}

const markResumedIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":438,"b":444}]}],"statement":"WITH resumed AS (\n  UPDATE job_runs r\n  SET\n    status = CASE\n      WHEN EXISTS (SELECT FROM task_runs t WHERE t.run_id = r.id AND t.status = 'running') THEN 'running'\n      WHEN EXISTS (SELECT FROM task_runs t WHERE t.run_id = r.id AND t.status = 'queued' AND t.queue_reason IS NULL) THEN 'queued'\n      ELSE 'running'\n    END::job_run_status,\n    deadline_at = r.deadline_at + (now() - r.paused_at),\n    paused_at = NULL\n  WHERE r.id = :runId!\n    AND r.status = 'paused'\n  RETURNING r.id, r.project_id, r.status\n), queued AS MATERIALIZED (\n  SELECT t.project_id, t.queue, t.slot_kind, t.priority, t.tags, t.run_id, t.seq\n  FROM task_runs t\n  JOIN resumed r ON r.id = t.run_id\n  WHERE t.status = 'queued'\n    AND t.queue_reason IS NULL\n), fronts AS MATERIALIZED (\n  SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank\n  FROM queued\n  GROUP BY queue, slot_kind, priority\n), offered AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)\n  SELECT\n    q.project_id, q.queue, q.slot_kind, q.priority, f.rank + row_number() OVER (ORDER BY q.seq), q.tags, q.run_id, q.seq\n  FROM queued q\n  JOIN fronts f ON f.queue = q.queue AND f.slot_kind = q.slot_kind AND f.priority = q.priority\n  ORDER BY q.seq\n), event AS (\n  INSERT INTO run_events (run_id, project_id, type)\n  SELECT id, project_id, 'run_resumed'\n  FROM resumed\n)\nSELECT status AS \"status!\"\nFROM resumed"};

/**
 * Query generated from SQL:
 * ```
 * WITH resumed AS (
 *   UPDATE job_runs r
 *   SET
 *     status = CASE
 *       WHEN EXISTS (SELECT FROM task_runs t WHERE t.run_id = r.id AND t.status = 'running') THEN 'running'
 *       WHEN EXISTS (SELECT FROM task_runs t WHERE t.run_id = r.id AND t.status = 'queued' AND t.queue_reason IS NULL) THEN 'queued'
 *       ELSE 'running'
 *     END::job_run_status,
 *     deadline_at = r.deadline_at + (now() - r.paused_at),
 *     paused_at = NULL
 *   WHERE r.id = :runId!
 *     AND r.status = 'paused'
 *   RETURNING r.id, r.project_id, r.status
 * ), queued AS MATERIALIZED (
 *   SELECT t.project_id, t.queue, t.slot_kind, t.priority, t.tags, t.run_id, t.seq
 *   FROM task_runs t
 *   JOIN resumed r ON r.id = t.run_id
 *   WHERE t.status = 'queued'
 *     AND t.queue_reason IS NULL
 * ), fronts AS MATERIALIZED (
 *   SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank
 *   FROM queued
 *   GROUP BY queue, slot_kind, priority
 * ), offered AS (
 *   INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
 *   SELECT
 *     q.project_id, q.queue, q.slot_kind, q.priority, f.rank + row_number() OVER (ORDER BY q.seq), q.tags, q.run_id, q.seq
 *   FROM queued q
 *   JOIN fronts f ON f.queue = q.queue AND f.slot_kind = q.slot_kind AND f.priority = q.priority
 *   ORDER BY q.seq
 * ), event AS (
 *   INSERT INTO run_events (run_id, project_id, type)
 *   SELECT id, project_id, 'run_resumed'
 *   FROM resumed
 * )
 * SELECT status AS "status!"
 * FROM resumed
 * ```
 */
export const markResumed = new PreparedQuery<IMarkResumedParams,IMarkResumedResult>(markResumedIR);


