/** Types generated for queries found in "src/store/runs/wait-task.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'WaitTaskRow' parameters type */
export interface IWaitTaskRowParams {
  attempt: number;
  delayMs?: number | null | void;
  event?: string | null | void;
  progress: JsonParameter;
  runId: string;
  seq: number;
  workerId: string;
}

/** 'WaitTaskRow' return type */
export interface IWaitTaskRowResult {
  runId: string;
}

/** 'WaitTaskRow' query type */
export interface IWaitTaskRowQuery {
  params: IWaitTaskRowParams;
  result: IWaitTaskRowResult;
}

const waitTaskRowIR: any = {"usedParamSet":{"progress":true,"runId":true,"seq":true,"attempt":true,"workerId":true,"delayMs":true,"event":true},"params":[{"name":"progress","required":true,"transform":{"type":"scalar"},"locs":[{"a":106,"b":115},{"a":1268,"b":1277}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":176,"b":182}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":249,"b":253}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":275,"b":283}]},{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":336,"b":345},{"a":1250,"b":1259}]},{"name":"delayMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":739,"b":746},{"a":828,"b":835}]},{"name":"event","required":false,"transform":{"type":"scalar"},"locs":[{"a":955,"b":960},{"a":1004,"b":1009}]}],"statement":"WITH waiting AS (\n  UPDATE task_runs t\n  SET\n    status = 'waiting',\n    worker_id = NULL,\n    progress = :progress!::jsonb,\n    signal = NULL\n  FROM job_runs r\n  WHERE r.id = :runId!\n    AND r.halted IS NULL\n    AND t.run_id = r.id\n    AND t.seq = :seq!\n    AND t.attempt = :attempt!\n    AND t.status = 'running'\n    AND t.worker_id = :workerId!\n    AND NOT EXISTS (SELECT FROM scopes s WHERE s.run_id = t.run_id AND s.id = t.scope AND s.halted IS NOT NULL)\n  RETURNING t.run_id, t.seq, t.project_id, t.attempt\n), flagged AS (\n  UPDATE job_runs\n  SET has_waits = true\n  WHERE id IN (SELECT run_id FROM waiting)\n), timed AS (\n  INSERT INTO timers (project_id, kind, fire_at, run_id, seq, attempt)\n  SELECT project_id, 'task_wake', now() + :delayMs::bigint * interval '1 millisecond', run_id, seq, attempt\n  FROM waiting\n  WHERE :delayMs::bigint IS NOT NULL\n), listening AS (\n  INSERT INTO event_waits (project_id, event, run_id, seq)\n  SELECT project_id, :event::text, run_id, seq\n  FROM waiting\n  WHERE :event::text IS NOT NULL\n  ON CONFLICT (run_id, seq) DO UPDATE SET event = excluded.event\n), event AS (\n  INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id, data)\n  SELECT run_id, project_id, seq, attempt, 'task_waiting', :workerId!::uuid, :progress!::jsonb\n  FROM waiting\n)\nSELECT run_id AS \"runId!\"\nFROM waiting"};

/**
 * Query generated from SQL:
 * ```
 * WITH waiting AS (
 *   UPDATE task_runs t
 *   SET
 *     status = 'waiting',
 *     worker_id = NULL,
 *     progress = :progress!::jsonb,
 *     signal = NULL
 *   FROM job_runs r
 *   WHERE r.id = :runId!
 *     AND r.halted IS NULL
 *     AND t.run_id = r.id
 *     AND t.seq = :seq!
 *     AND t.attempt = :attempt!
 *     AND t.status = 'running'
 *     AND t.worker_id = :workerId!
 *     AND NOT EXISTS (SELECT FROM scopes s WHERE s.run_id = t.run_id AND s.id = t.scope AND s.halted IS NOT NULL)
 *   RETURNING t.run_id, t.seq, t.project_id, t.attempt
 * ), flagged AS (
 *   UPDATE job_runs
 *   SET has_waits = true
 *   WHERE id IN (SELECT run_id FROM waiting)
 * ), timed AS (
 *   INSERT INTO timers (project_id, kind, fire_at, run_id, seq, attempt)
 *   SELECT project_id, 'task_wake', now() + :delayMs::bigint * interval '1 millisecond', run_id, seq, attempt
 *   FROM waiting
 *   WHERE :delayMs::bigint IS NOT NULL
 * ), listening AS (
 *   INSERT INTO event_waits (project_id, event, run_id, seq)
 *   SELECT project_id, :event::text, run_id, seq
 *   FROM waiting
 *   WHERE :event::text IS NOT NULL
 *   ON CONFLICT (run_id, seq) DO UPDATE SET event = excluded.event
 * ), event AS (
 *   INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id, data)
 *   SELECT run_id, project_id, seq, attempt, 'task_waiting', :workerId!::uuid, :progress!::jsonb
 *   FROM waiting
 * )
 * SELECT run_id AS "runId!"
 * FROM waiting
 * ```
 */
export const waitTaskRow = new PreparedQuery<IWaitTaskRowParams,IWaitTaskRowResult>(waitTaskRowIR);


