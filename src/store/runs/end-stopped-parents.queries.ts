/** Types generated for queries found in "src/store/runs/end-stopped-parents.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'EndStoppedParents' parameters type */
export interface IEndStoppedParentsParams {
  byCancel: boolean;
  root?: number | null | void;
  runId: string;
}

/** 'EndStoppedParents' return type */
export interface IEndStoppedParentsResult {
  ended: number;
  status: job_run_status | null;
  wokenQueue: string | null;
}

/** 'EndStoppedParents' query type */
export interface IEndStoppedParentsQuery {
  params: IEndStoppedParentsParams;
  result: IEndStoppedParentsResult;
}

const endStoppedParentsIR: any = {"usedParamSet":{"byCancel":true,"runId":true,"root":true},"params":[{"name":"byCancel","required":true,"transform":{"type":"scalar"},"locs":[{"a":66,"b":75},{"a":159,"b":168}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":276,"b":282},{"a":715,"b":721},{"a":1492,"b":1498},{"a":2156,"b":2162}]},{"name":"root","required":false,"transform":{"type":"scalar"},"locs":[{"a":362,"b":366},{"a":888,"b":892},{"a":1667,"b":1671}]}],"statement":"WITH ended AS (\n  UPDATE task_runs t\n  SET\n    status = CASE WHEN :byCancel! THEN 'cancelled' ELSE 'skipped' END::task_run_status,\n    skip_reason = CASE WHEN :byCancel! THEN NULL ELSE 'run_stopped' END::skip_reason,\n    finished_at = now()\n  FROM scopes s\n  WHERE s.run_id = :runId!\n    AND s.open = 0\n    AND s.halted IS NOT NULL\n    AND s.id IS DISTINCT FROM :root::int\n    AND t.run_id = s.run_id\n    AND t.seq = s.parent_seq\n    AND t.child_scope = s.id\n    AND t.status = 'waiting'\n    AND t.node >= 0\n  RETURNING t.run_id, t.seq, t.project_id, t.attempt, t.status, t.scope, t.started_at\n), woken AS (\n  UPDATE task_runs t\n  SET\n    status = 'queued',\n    queued_at = now()\n  FROM scopes s\n  WHERE s.run_id = :runId!\n    AND s.open = 0\n    AND t.run_id = s.run_id\n    AND t.seq = s.parent_seq\n    AND t.child_scope = s.id\n    AND t.status = 'waiting'\n    AND (t.node = -1 OR s.id = :root::int)\n  RETURNING t.run_id, t.seq, t.project_id, t.queue, t.slot_kind, t.priority, t.tags\n), offered AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)\n  SELECT\n    w.project_id, w.queue, w.slot_kind, w.priority, ready_front(w.queue, w.slot_kind, w.priority) + 1, w.tags, w.run_id, w.seq\n  FROM woken w\n  JOIN job_runs r ON r.id = w.run_id\n  WHERE r.paused_at IS NULL\n), scoped AS (\n  UPDATE scopes s\n  SET open = s.open - d.ended, bad = s.bad + d.ended\n  FROM (SELECT scope, count(*)::int AS ended FROM ended GROUP BY scope) d\n  WHERE s.run_id = :runId!\n    AND s.id = d.scope\n), counted AS (\n  UPDATE job_runs r\n  SET\n    open_tasks = r.open_tasks - d.ended,\n    bad_tasks = r.bad_tasks + CASE WHEN r.phase = 'main' AND :root::int IS NULL THEN d.ended ELSE 0 END,\n    status = CASE\n      WHEN r.open_tasks > d.ended THEN r.status\n      ELSE run_result(r.cancel_requested_at, r.timed_out, r.bad_tasks + d.ended)\n    END,\n    finished_at = CASE WHEN r.open_tasks > d.ended THEN NULL ELSE now() END,\n    deadline_at = CASE WHEN r.open_tasks > d.ended THEN r.deadline_at END,\n    paused_at = CASE WHEN r.open_tasks > d.ended THEN r.paused_at END\n  FROM (SELECT count(*)::int AS ended FROM ended) d\n  WHERE r.id = :runId!\n    AND r.finished_at IS NULL\n    AND d.ended > 0\n  RETURNING r.id, r.project_id, r.status, r.finished_at\n), history AS (\n  -- The attempt of what waited ends here; re-opened parents may have its row already.\n  INSERT INTO task_attempts (run_id, seq, attempt, project_id, status, started_at)\n  SELECT run_id, seq, attempt, project_id, status, started_at\n  FROM ended\n  ON CONFLICT DO NOTHING\n), events AS (\n  INSERT INTO run_events (run_id, project_id, seq, attempt, type)\n  SELECT run_id, project_id, seq, attempt, 'task_' || status\n  FROM ended\n  UNION ALL\n  SELECT id, project_id, NULL::int, NULL::int, 'run_' || status\n  FROM counted\n  WHERE finished_at IS NOT NULL\n)\nSELECT\n  (SELECT count(*) FROM ended)::int AS \"ended!\",\n  (SELECT status FROM counted) AS \"status\",\n  (SELECT queue FROM woken LIMIT 1) AS \"wokenQueue\""};

/**
 * Query generated from SQL:
 * ```
 * WITH ended AS (
 *   UPDATE task_runs t
 *   SET
 *     status = CASE WHEN :byCancel! THEN 'cancelled' ELSE 'skipped' END::task_run_status,
 *     skip_reason = CASE WHEN :byCancel! THEN NULL ELSE 'run_stopped' END::skip_reason,
 *     finished_at = now()
 *   FROM scopes s
 *   WHERE s.run_id = :runId!
 *     AND s.open = 0
 *     AND s.halted IS NOT NULL
 *     AND s.id IS DISTINCT FROM :root::int
 *     AND t.run_id = s.run_id
 *     AND t.seq = s.parent_seq
 *     AND t.child_scope = s.id
 *     AND t.status = 'waiting'
 *     AND t.node >= 0
 *   RETURNING t.run_id, t.seq, t.project_id, t.attempt, t.status, t.scope, t.started_at
 * ), woken AS (
 *   UPDATE task_runs t
 *   SET
 *     status = 'queued',
 *     queued_at = now()
 *   FROM scopes s
 *   WHERE s.run_id = :runId!
 *     AND s.open = 0
 *     AND t.run_id = s.run_id
 *     AND t.seq = s.parent_seq
 *     AND t.child_scope = s.id
 *     AND t.status = 'waiting'
 *     AND (t.node = -1 OR s.id = :root::int)
 *   RETURNING t.run_id, t.seq, t.project_id, t.queue, t.slot_kind, t.priority, t.tags
 * ), offered AS (
 *   INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
 *   SELECT
 *     w.project_id, w.queue, w.slot_kind, w.priority, ready_front(w.queue, w.slot_kind, w.priority) + 1, w.tags, w.run_id, w.seq
 *   FROM woken w
 *   JOIN job_runs r ON r.id = w.run_id
 *   WHERE r.paused_at IS NULL
 * ), scoped AS (
 *   UPDATE scopes s
 *   SET open = s.open - d.ended, bad = s.bad + d.ended
 *   FROM (SELECT scope, count(*)::int AS ended FROM ended GROUP BY scope) d
 *   WHERE s.run_id = :runId!
 *     AND s.id = d.scope
 * ), counted AS (
 *   UPDATE job_runs r
 *   SET
 *     open_tasks = r.open_tasks - d.ended,
 *     bad_tasks = r.bad_tasks + CASE WHEN r.phase = 'main' AND :root::int IS NULL THEN d.ended ELSE 0 END,
 *     status = CASE
 *       WHEN r.open_tasks > d.ended THEN r.status
 *       ELSE run_result(r.cancel_requested_at, r.timed_out, r.bad_tasks + d.ended)
 *     END,
 *     finished_at = CASE WHEN r.open_tasks > d.ended THEN NULL ELSE now() END,
 *     deadline_at = CASE WHEN r.open_tasks > d.ended THEN r.deadline_at END,
 *     paused_at = CASE WHEN r.open_tasks > d.ended THEN r.paused_at END
 *   FROM (SELECT count(*)::int AS ended FROM ended) d
 *   WHERE r.id = :runId!
 *     AND r.finished_at IS NULL
 *     AND d.ended > 0
 *   RETURNING r.id, r.project_id, r.status, r.finished_at
 * ), history AS (
 *   -- The attempt of what waited ends here; re-opened parents may have its row already.
 *   INSERT INTO task_attempts (run_id, seq, attempt, project_id, status, started_at)
 *   SELECT run_id, seq, attempt, project_id, status, started_at
 *   FROM ended
 *   ON CONFLICT DO NOTHING
 * ), events AS (
 *   INSERT INTO run_events (run_id, project_id, seq, attempt, type)
 *   SELECT run_id, project_id, seq, attempt, 'task_' || status
 *   FROM ended
 *   UNION ALL
 *   SELECT id, project_id, NULL::int, NULL::int, 'run_' || status
 *   FROM counted
 *   WHERE finished_at IS NOT NULL
 * )
 * SELECT
 *   (SELECT count(*) FROM ended)::int AS "ended!",
 *   (SELECT status FROM counted) AS "status",
 *   (SELECT queue FROM woken LIMIT 1) AS "wokenQueue"
 * ```
 */
export const endStoppedParents = new PreparedQuery<IEndStoppedParentsParams,IEndStoppedParentsResult>(endStoppedParentsIR);


