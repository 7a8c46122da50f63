/** Types generated for queries found in "src/store/runs/reopen-run.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'ReopenRunRow' parameters type */
export interface IReopenRunRowParams {
  allowedFailures: number;
  badTasks: number;
  data: JsonParameter;
  isWatched: boolean;
  openTasks: number;
  retries: number;
  runId: string;
  status: job_run_status;
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

const reopenRunRowIR: any = {"usedParamSet":{"runId":true,"status":true,"retries":true,"openTasks":true,"totalTasks":true,"badTasks":true,"allowedFailures":true,"isWatched":true,"data":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":56,"b":62},{"a":123,"b":129},{"a":740,"b":746}]},{"name":"status","required":true,"transform":{"type":"scalar"},"locs":[{"a":185,"b":192},{"a":261,"b":268}]},{"name":"retries","required":true,"transform":{"type":"scalar"},"locs":[{"a":580,"b":588}]},{"name":"openTasks","required":true,"transform":{"type":"scalar"},"locs":[{"a":613,"b":623}]},{"name":"totalTasks","required":true,"transform":{"type":"scalar"},"locs":[{"a":644,"b":655}]},{"name":"badTasks","required":true,"transform":{"type":"scalar"},"locs":[{"a":674,"b":683}]},{"name":"allowedFailures","required":true,"transform":{"type":"scalar"},"locs":[{"a":709,"b":725}]},{"name":"isWatched","required":true,"transform":{"type":"scalar"},"locs":[{"a":944,"b":954}]},{"name":"data","required":true,"transform":{"type":"scalar"},"locs":[{"a":1142,"b":1147}]}],"statement":"WITH untimed AS (\n  DELETE FROM timers\n  WHERE run_id = :runId!\n), unheard AS (\n  DELETE FROM event_waits\n  WHERE run_id = :runId!\n), reopened AS (\n  UPDATE job_runs\n  SET\n    status = :status!::job_run_status,\n    attempt = attempt + 1,\n    reason = CASE WHEN :status!::job_run_status = 'pending' THEN 'concurrency' END,\n    error = NULL,\n    outputs = NULL,\n    halted = NULL,\n    timed_out = false,\n    phase = 'main',\n    rollback = 'none',\n    finished_at = NULL,\n    deadline_at = NULL,\n    cancel_requested_at = NULL,\n    retry_at = NULL,\n    retries_left = retries_left - :retries!::int,\n    open_tasks = :openTasks!,\n    total_tasks = :totalTasks!,\n    bad_tasks = :badTasks!,\n    allowed_failures = :allowedFailures!\n  WHERE id = :runId!\n  RETURNING id, project_id, attempt\n), watch AS (\n  -- A service level is that of the first attempt.\n  INSERT INTO run_watches (run_id, project_id)\n  SELECT id, project_id\n  FROM reopened\n  WHERE :isWatched!::boolean\n  ON CONFLICT (run_id) DO UPDATE SET told = '{}'\n), event AS (\n  INSERT INTO run_events (run_id, project_id, attempt, type, data)\n  SELECT id, project_id, attempt, 'run_rerun', :data!::jsonb\n  FROM reopened\n)\nSELECT attempt\nFROM reopened"};

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
 *     status = :status!::job_run_status,
 *     attempt = attempt + 1,
 *     reason = CASE WHEN :status!::job_run_status = 'pending' THEN 'concurrency' END,
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
 * ), watch AS (
 *   -- A service level is that of the first attempt.
 *   INSERT INTO run_watches (run_id, project_id)
 *   SELECT id, project_id
 *   FROM reopened
 *   WHERE :isWatched!::boolean
 *   ON CONFLICT (run_id) DO UPDATE SET told = '{}'
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


