/** Types generated for queries found in "src/store/runs/stop-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type failure_policy = 'cancel' | 'continue' | 'stop';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'StopTaskRows' parameters type */
export interface IStopTaskRowsParams {
  byCancel: boolean;
  halted?: failure_policy | null | void;
  runId: string;
}

/** 'StopTaskRows' return type */
export interface IStopTaskRowsResult {
  openTasks: number;
  status: job_run_status;
}

/** 'StopTaskRows' query type */
export interface IStopTaskRowsQuery {
  params: IStopTaskRowsParams;
  result: IStopTaskRowsResult;
}

const stopTaskRowsIR: any = {"usedParamSet":{"byCancel":true,"runId":true,"halted":true},"params":[{"name":"byCancel","required":true,"transform":{"type":"scalar"},"locs":[{"a":66,"b":75},{"a":159,"b":168}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":258,"b":264},{"a":528,"b":534},{"a":635,"b":641},{"a":1270,"b":1276}]},{"name":"halted","required":false,"transform":{"type":"scalar"},"locs":[{"a":797,"b":803}]}],"statement":"WITH stopped AS (\n  UPDATE task_runs\n  SET\n    status = CASE WHEN :byCancel! THEN 'cancelled' ELSE 'skipped' END::task_run_status,\n    skip_reason = CASE WHEN :byCancel! THEN NULL ELSE 'run_stopped' END::skip_reason,\n    finished_at = now()\n  WHERE run_id = :runId!\n    AND status IN ('pending', 'queued', 'retrying', 'waiting')\n  RETURNING run_id, seq, project_id, attempt, status\n), unoffered AS (\n  DELETE FROM ready_tasks\n  WHERE ctid = ANY (\n      ARRAY(\n        SELECT ctid\n        FROM ready_tasks\n        WHERE run_id = :runId!\n        FOR UPDATE SKIP LOCKED\n      )\n    )\n), untimed AS (\n  DELETE FROM timers\n  WHERE run_id = :runId!\n), counted AS (\n  UPDATE job_runs r\n  SET\n    open_tasks = r.open_tasks - d.ended,\n    bad_tasks = r.bad_tasks + d.ended,\n    halted = coalesce(r.halted, :halted::failure_policy),\n    status = CASE\n      WHEN r.open_tasks > d.ended THEN r.status\n      ELSE run_result(r.cancel_requested_at, r.timed_out, r.bad_tasks + d.ended)\n    END,\n    finished_at = CASE WHEN r.open_tasks > d.ended THEN NULL ELSE now() END,\n    deadline_at = CASE WHEN r.open_tasks > d.ended THEN r.deadline_at END,\n    paused_at = CASE WHEN r.open_tasks > d.ended THEN r.paused_at END\n  FROM (SELECT count(*)::int AS ended FROM stopped) d\n  WHERE r.id = :runId!\n    AND r.finished_at IS NULL\n  RETURNING r.id, r.project_id, r.status, r.finished_at, r.open_tasks\n), events AS (\n  INSERT INTO run_events (run_id, project_id, seq, attempt, type)\n  SELECT run_id, project_id, seq, attempt, 'task_' || status\n  FROM stopped\n  UNION ALL\n  SELECT id, project_id, NULL::int, NULL::int, 'run_' || status\n  FROM counted\n  WHERE finished_at IS NOT NULL\n)\nSELECT status AS \"status!\", open_tasks AS \"openTasks!\"\nFROM counted"};

/**
 * Query generated from SQL:
 * ```
 * WITH stopped AS (
 *   UPDATE task_runs
 *   SET
 *     status = CASE WHEN :byCancel! THEN 'cancelled' ELSE 'skipped' END::task_run_status,
 *     skip_reason = CASE WHEN :byCancel! THEN NULL ELSE 'run_stopped' END::skip_reason,
 *     finished_at = now()
 *   WHERE run_id = :runId!
 *     AND status IN ('pending', 'queued', 'retrying', 'waiting')
 *   RETURNING run_id, seq, project_id, attempt, status
 * ), unoffered AS (
 *   DELETE FROM ready_tasks
 *   WHERE ctid = ANY (
 *       ARRAY(
 *         SELECT ctid
 *         FROM ready_tasks
 *         WHERE run_id = :runId!
 *         FOR UPDATE SKIP LOCKED
 *       )
 *     )
 * ), untimed AS (
 *   DELETE FROM timers
 *   WHERE run_id = :runId!
 * ), counted AS (
 *   UPDATE job_runs r
 *   SET
 *     open_tasks = r.open_tasks - d.ended,
 *     bad_tasks = r.bad_tasks + d.ended,
 *     halted = coalesce(r.halted, :halted::failure_policy),
 *     status = CASE
 *       WHEN r.open_tasks > d.ended THEN r.status
 *       ELSE run_result(r.cancel_requested_at, r.timed_out, r.bad_tasks + d.ended)
 *     END,
 *     finished_at = CASE WHEN r.open_tasks > d.ended THEN NULL ELSE now() END,
 *     deadline_at = CASE WHEN r.open_tasks > d.ended THEN r.deadline_at END,
 *     paused_at = CASE WHEN r.open_tasks > d.ended THEN r.paused_at END
 *   FROM (SELECT count(*)::int AS ended FROM stopped) d
 *   WHERE r.id = :runId!
 *     AND r.finished_at IS NULL
 *   RETURNING r.id, r.project_id, r.status, r.finished_at, r.open_tasks
 * ), events AS (
 *   INSERT INTO run_events (run_id, project_id, seq, attempt, type)
 *   SELECT run_id, project_id, seq, attempt, 'task_' || status
 *   FROM stopped
 *   UNION ALL
 *   SELECT id, project_id, NULL::int, NULL::int, 'run_' || status
 *   FROM counted
 *   WHERE finished_at IS NOT NULL
 * )
 * SELECT status AS "status!", open_tasks AS "openTasks!"
 * FROM counted
 * ```
 */
export const stopTaskRows = new PreparedQuery<IStopTaskRowsParams,IStopTaskRowsResult>(stopTaskRowsIR);


