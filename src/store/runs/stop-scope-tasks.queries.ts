/** Types generated for queries found in "src/store/runs/stop-scope-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type failure_policy = 'cancel' | 'continue' | 'stop';

/** 'StopScopeTasks' parameters type */
export interface IStopScopeTasksParams {
  mode: failure_policy;
  runId: string;
  scope: number;
}

/** 'StopScopeTasks' return type */
export interface IStopScopeTasksResult {
  stopped: number;
}

/** 'StopScopeTasks' query type */
export interface IStopScopeTasksQuery {
  params: IStopScopeTasksParams;
  result: IStopScopeTasksResult;
}

const stopScopeTasksIR: any = {"usedParamSet":{"runId":true,"scope":true,"mode":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":70,"b":76},{"a":201,"b":207},{"a":352,"b":358},{"a":1008,"b":1014},{"a":1169,"b":1175},{"a":1509,"b":1515},{"a":1652,"b":1658}]},{"name":"scope","required":true,"transform":{"type":"scalar"},"locs":[{"a":91,"b":97}]},{"name":"mode","required":true,"transform":{"type":"scalar"},"locs":[{"a":1352,"b":1357}]}],"statement":"WITH RECURSIVE inside AS (\n  SELECT id\n  FROM scopes\n  WHERE run_id = :runId!\n    AND id = :scope!\n  UNION ALL\n  SELECT s.id\n  FROM scopes s\n  JOIN inside i ON s.parent_scope = i.id\n  WHERE s.run_id = :runId!\n), stopped AS (\n  UPDATE task_runs t\n  SET\n    status = 'skipped',\n    skip_reason = 'run_stopped',\n    finished_at = now()\n  WHERE t.run_id = :runId!\n    AND t.scope IN (SELECT id FROM inside)\n    AND t.status IN ('pending', 'queued', 'retrying', 'waiting')\n    AND NOT EXISTS (\n      SELECT FROM scopes s\n      WHERE s.run_id = t.run_id\n        AND s.id = t.child_scope\n        AND s.open > 0\n        AND t.status = 'waiting'\n    )\n  RETURNING\n    t.run_id, t.seq, t.project_id, t.attempt, t.scope, t.started_at,\n    t.child_scope IS NOT NULL OR t.progress IS NOT NULL AS waited\n), unoffered AS (\n  DELETE FROM ready_tasks\n  WHERE ctid = ANY (\n      ARRAY(\n        SELECT r.ctid\n        FROM ready_tasks r\n        JOIN task_runs t ON t.run_id = r.run_id AND t.seq = r.seq\n        WHERE r.run_id = :runId!\n          AND t.scope IN (SELECT id FROM inside)\n        FOR UPDATE OF r SKIP LOCKED\n      )\n    )\n), untimed AS (\n  DELETE FROM timers\n  WHERE run_id = :runId!\n    AND seq IN (SELECT seq FROM stopped)\n), scoped AS (\n  UPDATE scopes s\n  SET\n    open = s.open - coalesce(d.ended, 0),\n    bad = s.bad + coalesce(d.ended, 0),\n    halted = :mode!::failure_policy\n  FROM inside i\n  LEFT JOIN (SELECT scope, count(*)::int AS ended FROM stopped GROUP BY scope) d ON d.scope = i.id\n  WHERE s.run_id = :runId!\n    AND s.id = i.id\n), counted AS (\n  UPDATE job_runs\n  SET open_tasks = open_tasks - (SELECT count(*) FROM stopped)::int\n  WHERE id = :runId!\n), history AS (\n  -- The attempt of what waited ends here; re-opened parents may have its row already.\n  INSERT INTO task_attempts (run_id, seq, attempt, project_id, status, started_at)\n  SELECT run_id, seq, attempt, project_id, 'skipped', started_at\n  FROM stopped\n  WHERE waited\n  ON CONFLICT DO NOTHING\n), events AS (\n  INSERT INTO run_events (run_id, project_id, seq, attempt, type)\n  SELECT run_id, project_id, seq, attempt, 'task_skipped'\n  FROM stopped\n)\nSELECT count(*)::int AS \"stopped!\"\nFROM stopped"};

/**
 * Query generated from SQL:
 * ```
 * WITH RECURSIVE inside AS (
 *   SELECT id
 *   FROM scopes
 *   WHERE run_id = :runId!
 *     AND id = :scope!
 *   UNION ALL
 *   SELECT s.id
 *   FROM scopes s
 *   JOIN inside i ON s.parent_scope = i.id
 *   WHERE s.run_id = :runId!
 * ), stopped AS (
 *   UPDATE task_runs t
 *   SET
 *     status = 'skipped',
 *     skip_reason = 'run_stopped',
 *     finished_at = now()
 *   WHERE t.run_id = :runId!
 *     AND t.scope IN (SELECT id FROM inside)
 *     AND t.status IN ('pending', 'queued', 'retrying', 'waiting')
 *     AND NOT EXISTS (
 *       SELECT FROM scopes s
 *       WHERE s.run_id = t.run_id
 *         AND s.id = t.child_scope
 *         AND s.open > 0
 *         AND t.status = 'waiting'
 *     )
 *   RETURNING
 *     t.run_id, t.seq, t.project_id, t.attempt, t.scope, t.started_at,
 *     t.child_scope IS NOT NULL OR t.progress IS NOT NULL AS waited
 * ), unoffered AS (
 *   DELETE FROM ready_tasks
 *   WHERE ctid = ANY (
 *       ARRAY(
 *         SELECT r.ctid
 *         FROM ready_tasks r
 *         JOIN task_runs t ON t.run_id = r.run_id AND t.seq = r.seq
 *         WHERE r.run_id = :runId!
 *           AND t.scope IN (SELECT id FROM inside)
 *         FOR UPDATE OF r SKIP LOCKED
 *       )
 *     )
 * ), untimed AS (
 *   DELETE FROM timers
 *   WHERE run_id = :runId!
 *     AND seq IN (SELECT seq FROM stopped)
 * ), scoped AS (
 *   UPDATE scopes s
 *   SET
 *     open = s.open - coalesce(d.ended, 0),
 *     bad = s.bad + coalesce(d.ended, 0),
 *     halted = :mode!::failure_policy
 *   FROM inside i
 *   LEFT JOIN (SELECT scope, count(*)::int AS ended FROM stopped GROUP BY scope) d ON d.scope = i.id
 *   WHERE s.run_id = :runId!
 *     AND s.id = i.id
 * ), counted AS (
 *   UPDATE job_runs
 *   SET open_tasks = open_tasks - (SELECT count(*) FROM stopped)::int
 *   WHERE id = :runId!
 * ), history AS (
 *   -- The attempt of what waited ends here; re-opened parents may have its row already.
 *   INSERT INTO task_attempts (run_id, seq, attempt, project_id, status, started_at)
 *   SELECT run_id, seq, attempt, project_id, 'skipped', started_at
 *   FROM stopped
 *   WHERE waited
 *   ON CONFLICT DO NOTHING
 * ), events AS (
 *   INSERT INTO run_events (run_id, project_id, seq, attempt, type)
 *   SELECT run_id, project_id, seq, attempt, 'task_skipped'
 *   FROM stopped
 * )
 * SELECT count(*)::int AS "stopped!"
 * FROM stopped
 * ```
 */
export const stopScopeTasks = new PreparedQuery<IStopScopeTasksParams,IStopScopeTasksResult>(stopScopeTasksIR);


