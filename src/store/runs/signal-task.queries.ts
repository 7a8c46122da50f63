/** Types generated for queries found in "src/store/runs/signal-task.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'SignalTaskRow' parameters type */
export interface ISignalTaskRowParams {
  runId: string;
  seq: number;
  signal: JsonParameter;
}

/** 'SignalTaskRow' return type */
export interface ISignalTaskRowResult {
  queue: string;
}

/** 'SignalTaskRow' query type */
export interface ISignalTaskRowQuery {
  params: ISignalTaskRowParams;
  result: ISignalTaskRowResult;
}

const signalTaskRowIR: any = {"usedParamSet":{"signal":true,"runId":true,"seq":true},"params":[{"name":"signal","required":true,"transform":{"type":"scalar"},"locs":[{"a":100,"b":107},{"a":844,"b":851}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":133,"b":139}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":155,"b":159}]}],"statement":"WITH woken AS (\n  UPDATE task_runs\n  SET\n    status = 'queued',\n    queued_at = now(),\n    signal = :signal!::jsonb\n  WHERE run_id = :runId!\n    AND seq = :seq!\n    AND status = 'waiting'\n  RETURNING run_id, seq, attempt, project_id, queue, slot_kind, priority, tags\n), untimed AS (\n  DELETE FROM timers t\n  USING woken w\n  WHERE t.run_id = w.run_id\n    AND t.seq = w.seq\n), offered AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)\n  SELECT\n    w.project_id, w.queue, w.slot_kind, w.priority, ready_front(w.queue, w.slot_kind, w.priority) + 1, w.tags, w.run_id, w.seq\n  FROM woken w\n  JOIN job_runs r ON r.id = w.run_id\n  WHERE r.paused_at IS NULL\n), event AS (\n  INSERT INTO run_events (run_id, project_id, seq, attempt, type, data)\n  SELECT run_id, project_id, seq, attempt, 'task_woken', :signal!::jsonb\n  FROM woken\n)\nSELECT queue AS \"queue!\"\nFROM woken"};

/**
 * Query generated from SQL:
 * ```
 * WITH woken AS (
 *   UPDATE task_runs
 *   SET
 *     status = 'queued',
 *     queued_at = now(),
 *     signal = :signal!::jsonb
 *   WHERE run_id = :runId!
 *     AND seq = :seq!
 *     AND status = 'waiting'
 *   RETURNING run_id, seq, attempt, project_id, queue, slot_kind, priority, tags
 * ), untimed AS (
 *   DELETE FROM timers t
 *   USING woken w
 *   WHERE t.run_id = w.run_id
 *     AND t.seq = w.seq
 * ), offered AS (
 *   INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
 *   SELECT
 *     w.project_id, w.queue, w.slot_kind, w.priority, ready_front(w.queue, w.slot_kind, w.priority) + 1, w.tags, w.run_id, w.seq
 *   FROM woken w
 *   JOIN job_runs r ON r.id = w.run_id
 *   WHERE r.paused_at IS NULL
 * ), event AS (
 *   INSERT INTO run_events (run_id, project_id, seq, attempt, type, data)
 *   SELECT run_id, project_id, seq, attempt, 'task_woken', :signal!::jsonb
 *   FROM woken
 * )
 * SELECT queue AS "queue!"
 * FROM woken
 * ```
 */
export const signalTaskRow = new PreparedQuery<ISignalTaskRowParams,ISignalTaskRowResult>(signalTaskRowIR);


