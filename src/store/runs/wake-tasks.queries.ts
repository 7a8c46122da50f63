/** Types generated for queries found in "src/store/runs/wake-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'WakeDueTasks' parameters type */
export interface IWakeDueTasksParams {
  limit: number;
}

/** 'WakeDueTasks' return type */
export interface IWakeDueTasksResult {
  queue: string;
  runId: string;
  seq: number;
}

/** 'WakeDueTasks' query type */
export interface IWakeDueTasksQuery {
  params: IWakeDueTasksParams;
  result: IWakeDueTasksResult;
}

const wakeDueTasksIR: any = {"usedParamSet":{"limit":true},"params":[{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":149,"b":155}]}],"statement":"WITH due AS (\n  DELETE FROM timers\n  WHERE id IN (\n      SELECT id\n      FROM timers\n      WHERE fire_at <= now()\n      ORDER BY fire_at\n      LIMIT :limit!::int\n      FOR UPDATE SKIP LOCKED\n    )\n  RETURNING run_id, seq, attempt, kind\n), runs AS MATERIALIZED (\n  SELECT id, paused_at\n  FROM job_runs\n  WHERE id IN (SELECT run_id FROM due)\n  ORDER BY id\n  FOR NO KEY UPDATE\n), woken AS (\n  UPDATE task_runs t\n  SET\n    status = 'queued',\n    queued_at = now(),\n    started_at = CASE WHEN d.kind = 'task_retry' THEN NULL ELSE t.started_at END,\n    signal = CASE WHEN d.kind = 'task_wake' THEN '{\"kind\": \"timer\"}'::jsonb END\n  FROM due d\n  WHERE t.run_id = d.run_id\n    AND t.seq = d.seq\n    AND t.attempt = d.attempt\n    AND t.status = CASE WHEN d.kind = 'task_retry' THEN 'retrying' ELSE 'waiting' END::task_run_status\n    AND (SELECT count(*) FROM runs) >= 0\n  RETURNING t.run_id, t.seq, t.attempt, t.project_id, t.queue, t.slot_kind, t.priority, t.tags\n), offered AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)\n  SELECT\n    w.project_id, w.queue, w.slot_kind, w.priority, ready_front(w.queue, w.slot_kind, w.priority) + 1, w.tags, w.run_id, w.seq\n  FROM woken w\n  JOIN runs r ON r.id = w.run_id\n  WHERE r.paused_at IS NULL\n), events AS (\n  INSERT INTO run_events (run_id, project_id, seq, attempt, type)\n  SELECT run_id, project_id, seq, attempt, 'task_woken'\n  FROM woken\n)\nSELECT run_id AS \"runId!\", seq AS \"seq!\", queue AS \"queue!\"\nFROM woken"};

/**
 * Query generated from SQL:
 * ```
 * WITH due AS (
 *   DELETE FROM timers
 *   WHERE id IN (
 *       SELECT id
 *       FROM timers
 *       WHERE fire_at <= now()
 *       ORDER BY fire_at
 *       LIMIT :limit!::int
 *       FOR UPDATE SKIP LOCKED
 *     )
 *   RETURNING run_id, seq, attempt, kind
 * ), runs AS MATERIALIZED (
 *   SELECT id, paused_at
 *   FROM job_runs
 *   WHERE id IN (SELECT run_id FROM due)
 *   ORDER BY id
 *   FOR NO KEY UPDATE
 * ), woken AS (
 *   UPDATE task_runs t
 *   SET
 *     status = 'queued',
 *     queued_at = now(),
 *     started_at = CASE WHEN d.kind = 'task_retry' THEN NULL ELSE t.started_at END,
 *     signal = CASE WHEN d.kind = 'task_wake' THEN '{"kind": "timer"}'::jsonb END
 *   FROM due d
 *   WHERE t.run_id = d.run_id
 *     AND t.seq = d.seq
 *     AND t.attempt = d.attempt
 *     AND t.status = CASE WHEN d.kind = 'task_retry' THEN 'retrying' ELSE 'waiting' END::task_run_status
 *     AND (SELECT count(*) FROM runs) >= 0
 *   RETURNING t.run_id, t.seq, t.attempt, t.project_id, t.queue, t.slot_kind, t.priority, t.tags
 * ), offered AS (
 *   INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
 *   SELECT
 *     w.project_id, w.queue, w.slot_kind, w.priority, ready_front(w.queue, w.slot_kind, w.priority) + 1, w.tags, w.run_id, w.seq
 *   FROM woken w
 *   JOIN runs r ON r.id = w.run_id
 *   WHERE r.paused_at IS NULL
 * ), events AS (
 *   INSERT INTO run_events (run_id, project_id, seq, attempt, type)
 *   SELECT run_id, project_id, seq, attempt, 'task_woken'
 *   FROM woken
 * )
 * SELECT run_id AS "runId!", seq AS "seq!", queue AS "queue!"
 * FROM woken
 * ```
 */
export const wakeDueTasks = new PreparedQuery<IWakeDueTasksParams,IWakeDueTasksResult>(wakeDueTasksIR);


