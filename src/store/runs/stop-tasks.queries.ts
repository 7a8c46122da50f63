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
  scopes: number;
  status: job_run_status;
}

/** 'StopTaskRows' query type */
export interface IStopTaskRowsQuery {
  params: IStopTaskRowsParams;
  result: IStopTaskRowsResult;
}

const stopTaskRowsIR: any = {"usedParamSet":{"byCancel":true,"runId":true,"halted":true},"params":[{"name":"byCancel","required":true,"transform":{"type":"scalar"},"locs":[{"a":68,"b":77},{"a":161,"b":170}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":262,"b":268},{"a":905,"b":911},{"a":1043,"b":1049},{"a":1363,"b":1369},{"a":2178,"b":2184}]},{"name":"halted","required":false,"transform":{"type":"scalar"},"locs":[{"a":1194,"b":1200},{"a":1691,"b":1697}]}],"statement":"WITH stopped AS (\n  UPDATE task_runs t\n  SET\n    status = CASE WHEN :byCancel! THEN 'cancelled' ELSE 'skipped' END::task_run_status,\n    skip_reason = CASE WHEN :byCancel! THEN NULL ELSE 'run_stopped' END::skip_reason,\n    finished_at = now()\n  WHERE t.run_id = :runId!\n    AND t.status IN ('pending', 'queued', 'retrying', 'waiting')\n    AND t.node >= 0\n    AND NOT EXISTS (\n      SELECT FROM scopes s\n      WHERE s.run_id = t.run_id\n        AND s.id = t.child_scope\n        AND s.open > 0\n        AND t.status = 'waiting'\n    )\n  RETURNING\n    t.run_id, t.seq, t.project_id, t.attempt, t.status, t.scope, t.started_at,\n    t.child_scope IS NOT NULL OR t.progress IS NOT NULL AS waited\n), unoffered AS (\n  DELETE FROM ready_tasks\n  WHERE ctid = ANY (\n      ARRAY(\n        SELECT r.ctid\n        FROM ready_tasks r\n        JOIN task_runs t ON t.run_id = r.run_id AND t.seq = r.seq\n        WHERE r.run_id = :runId!\n          AND t.node >= 0\n        FOR UPDATE OF r SKIP LOCKED\n      )\n    )\n), untimed AS (\n  DELETE FROM timers\n  WHERE run_id = :runId!\n), scoped AS (\n  UPDATE scopes s\n  SET\n    open = s.open - coalesce(d.ended, 0),\n    bad = s.bad + coalesce(d.ended, 0),\n    halted = coalesce(:halted::failure_policy, s.halted)\n  FROM scopes o\n  LEFT JOIN (SELECT scope, count(*)::int AS ended FROM stopped GROUP BY scope) d ON d.scope = o.id\n  WHERE o.run_id = :runId!\n    AND s.run_id = o.run_id\n    AND s.id = o.id\n    AND s.open > 0\n  RETURNING s.id\n), counted AS (\n  UPDATE job_runs r\n  SET\n    open_tasks = r.open_tasks - d.ended,\n    bad_tasks = r.bad_tasks + CASE WHEN r.phase = 'main' THEN d.ended ELSE 0 END,\n    halted = CASE WHEN r.halted = 'cancel' THEN r.halted ELSE coalesce(:halted::failure_policy, r.halted) END,\n    status = CASE\n      WHEN r.open_tasks > d.ended THEN r.status\n      ELSE run_result(r.cancel_requested_at, r.timed_out, r.bad_tasks + d.ended)\n    END,\n    finished_at = CASE WHEN r.open_tasks > d.ended THEN NULL ELSE now() END,\n    deadline_at = CASE WHEN r.open_tasks > d.ended THEN r.deadline_at END,\n    paused_at = CASE WHEN r.open_tasks > d.ended THEN r.paused_at END\n  FROM (SELECT count(*)::int AS ended FROM stopped) d\n  WHERE r.id = :runId!\n    AND r.finished_at IS NULL\n  RETURNING r.id, r.project_id, r.status, r.finished_at, r.open_tasks\n), history AS (\n  -- The attempt of what waited ends here; re-opened parents may have its row already.\n  INSERT INTO task_attempts (run_id, seq, attempt, project_id, status, started_at)\n  SELECT run_id, seq, attempt, project_id, status, started_at\n  FROM stopped\n  WHERE waited\n  ON CONFLICT DO NOTHING\n), events AS (\n  INSERT INTO run_events (run_id, project_id, seq, attempt, type)\n  SELECT run_id, project_id, seq, attempt, 'task_' || status\n  FROM stopped\n  UNION ALL\n  SELECT id, project_id, NULL::int, NULL::int, 'run_' || status\n  FROM counted\n  WHERE finished_at IS NOT NULL\n)\nSELECT status AS \"status!\", open_tasks AS \"openTasks!\", (SELECT count(*) FROM scoped)::int AS \"scopes!\"\nFROM counted"};

/**
 * Query generated from SQL:
 * ```
 * WITH stopped AS (
 *   UPDATE task_runs t
 *   SET
 *     status = CASE WHEN :byCancel! THEN 'cancelled' ELSE 'skipped' END::task_run_status,
 *     skip_reason = CASE WHEN :byCancel! THEN NULL ELSE 'run_stopped' END::skip_reason,
 *     finished_at = now()
 *   WHERE t.run_id = :runId!
 *     AND t.status IN ('pending', 'queued', 'retrying', 'waiting')
 *     AND t.node >= 0
 *     AND NOT EXISTS (
 *       SELECT FROM scopes s
 *       WHERE s.run_id = t.run_id
 *         AND s.id = t.child_scope
 *         AND s.open > 0
 *         AND t.status = 'waiting'
 *     )
 *   RETURNING
 *     t.run_id, t.seq, t.project_id, t.attempt, t.status, t.scope, t.started_at,
 *     t.child_scope IS NOT NULL OR t.progress IS NOT NULL AS waited
 * ), unoffered AS (
 *   DELETE FROM ready_tasks
 *   WHERE ctid = ANY (
 *       ARRAY(
 *         SELECT r.ctid
 *         FROM ready_tasks r
 *         JOIN task_runs t ON t.run_id = r.run_id AND t.seq = r.seq
 *         WHERE r.run_id = :runId!
 *           AND t.node >= 0
 *         FOR UPDATE OF r SKIP LOCKED
 *       )
 *     )
 * ), untimed AS (
 *   DELETE FROM timers
 *   WHERE run_id = :runId!
 * ), scoped AS (
 *   UPDATE scopes s
 *   SET
 *     open = s.open - coalesce(d.ended, 0),
 *     bad = s.bad + coalesce(d.ended, 0),
 *     halted = coalesce(:halted::failure_policy, s.halted)
 *   FROM scopes o
 *   LEFT JOIN (SELECT scope, count(*)::int AS ended FROM stopped GROUP BY scope) d ON d.scope = o.id
 *   WHERE o.run_id = :runId!
 *     AND s.run_id = o.run_id
 *     AND s.id = o.id
 *     AND s.open > 0
 *   RETURNING s.id
 * ), counted AS (
 *   UPDATE job_runs r
 *   SET
 *     open_tasks = r.open_tasks - d.ended,
 *     bad_tasks = r.bad_tasks + CASE WHEN r.phase = 'main' THEN d.ended ELSE 0 END,
 *     halted = CASE WHEN r.halted = 'cancel' THEN r.halted ELSE coalesce(:halted::failure_policy, r.halted) END,
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
 * ), history AS (
 *   -- The attempt of what waited ends here; re-opened parents may have its row already.
 *   INSERT INTO task_attempts (run_id, seq, attempt, project_id, status, started_at)
 *   SELECT run_id, seq, attempt, project_id, status, started_at
 *   FROM stopped
 *   WHERE waited
 *   ON CONFLICT DO NOTHING
 * ), events AS (
 *   INSERT INTO run_events (run_id, project_id, seq, attempt, type)
 *   SELECT run_id, project_id, seq, attempt, 'task_' || status
 *   FROM stopped
 *   UNION ALL
 *   SELECT id, project_id, NULL::int, NULL::int, 'run_' || status
 *   FROM counted
 *   WHERE finished_at IS NOT NULL
 * )
 * SELECT status AS "status!", open_tasks AS "openTasks!", (SELECT count(*) FROM scoped)::int AS "scopes!"
 * FROM counted
 * ```
 */
export const stopTaskRows = new PreparedQuery<IStopTaskRowsParams,IStopTaskRowsResult>(stopTaskRowsIR);


