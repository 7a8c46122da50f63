/** Types generated for queries found in "src/store/runs/reopen-run.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'ReopenRunRow' parameters type */
export interface IReopenRunRowParams {
  allowedFailures: number;
  badTasks: number;
  data: JsonParameter;
  openTasks: number;
  retries: number;
  runId: string;
  totalTasks: number;
}

/** 'ReopenRunRow' return type */
export interface IReopenRunRowResult {
  attempt: number;
}

/** 'ReopenRunRow' query type */
export interface IReopenRunRowQuery {
  params: IReopenRunRowParams;
  result: IReopenRunRowResult;
}

const reopenRunRowIR: any = {"usedParamSet":{"runId":true,"retries":true,"openTasks":true,"totalTasks":true,"badTasks":true,"allowedFailures":true,"data":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":56,"b":62},{"a":123,"b":129},{"a":659,"b":665}]},{"name":"retries","required":true,"transform":{"type":"scalar"},"locs":[{"a":499,"b":507}]},{"name":"openTasks","required":true,"transform":{"type":"scalar"},"locs":[{"a":532,"b":542}]},{"name":"totalTasks","required":true,"transform":{"type":"scalar"},"locs":[{"a":563,"b":574}]},{"name":"badTasks","required":true,"transform":{"type":"scalar"},"locs":[{"a":593,"b":602}]},{"name":"allowedFailures","required":true,"transform":{"type":"scalar"},"locs":[{"a":628,"b":644}]},{"name":"data","required":true,"transform":{"type":"scalar"},"locs":[{"a":831,"b":836}]}],"statement":"WITH untimed AS (\n  DELETE FROM timers\n  WHERE run_id = :runId!\n), unheard AS (\n  DELETE FROM event_waits\n  WHERE run_id = :runId!\n), reopened AS (\n  UPDATE job_runs\n  SET\n    status = 'queued',\n    attempt = attempt + 1,\n    reason = NULL,\n    error = NULL,\n    outputs = NULL,\n    halted = NULL,\n    timed_out = false,\n    phase = 'main',\n    rollback = 'none',\n    finished_at = NULL,\n    deadline_at = NULL,\n    cancel_requested_at = NULL,\n    retry_at = NULL,\n    retries_left = retries_left - :retries!::int,\n    open_tasks = :openTasks!,\n    total_tasks = :totalTasks!,\n    bad_tasks = :badTasks!,\n    allowed_failures = :allowedFailures!\n  WHERE id = :runId!\n  RETURNING id, project_id, attempt\n), event AS (\n  INSERT INTO run_events (run_id, project_id, attempt, type, data)\n  SELECT id, project_id, attempt, 'run_rerun', :data!::jsonb\n  FROM reopened\n)\nSELECT attempt\nFROM reopened"};

/**
 * Query generated from SQL:
 * ```
 * WITH untimed AS (
 *   DELETE FROM timers
 *   WHERE run_id = :runId!
 * ), unheard AS (
 *   DELETE FROM event_waits
 *   WHERE run_id = :runId!
 * ), reopened AS (
 *   UPDATE job_runs
 *   SET
 *     status = 'queued',
 *     attempt = attempt + 1,
 *     reason = NULL,
 *     error = NULL,
 *     outputs = NULL,
 *     halted = NULL,
 *     timed_out = false,
 *     phase = 'main',
 *     rollback = 'none',
 *     finished_at = NULL,
 *     deadline_at = NULL,
 *     cancel_requested_at = NULL,
 *     retry_at = NULL,
 *     retries_left = retries_left - :retries!::int,
 *     open_tasks = :openTasks!,
 *     total_tasks = :totalTasks!,
 *     bad_tasks = :badTasks!,
 *     allowed_failures = :allowedFailures!
 *   WHERE id = :runId!
 *   RETURNING id, project_id, attempt
 * ), event AS (
 *   INSERT INTO run_events (run_id, project_id, attempt, type, data)
 *   SELECT id, project_id, attempt, 'run_rerun', :data!::jsonb
 *   FROM reopened
 * )
 * SELECT attempt
 * FROM reopened
 * ```
 */
export const reopenRunRow = new PreparedQuery<IReopenRunRowParams,IReopenRunRowResult>(reopenRunRowIR);


