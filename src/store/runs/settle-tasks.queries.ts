/** Types generated for queries found in "src/store/runs/settle-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type skip_reason = 'child_skipped' | 'condition' | 'disabled' | 'exit_code' | 'not_taken' | 'run_stopped' | 'upstream_failed' | 'upstream_skipped';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

export type booleanArray = (boolean)[];

export type numberArray = (number)[];

export type skip_reasonArray = (skip_reason)[];

export type stringArray = (string)[];

export type task_run_statusArray = (task_run_status)[];

/** 'SettleTaskRows' parameters type */
export interface ISettleTaskRowsParams {
  allowed: booleanArray;
  attempts: numberArray;
  attemptStatuses: stringArray;
  cascades: booleanArray;
  edgeRuns: stringArray;
  edgeSources: numberArray;
  edgeTargets: numberArray;
  errors: stringArray;
  exitCodes: numberArray;
  outputs: stringArray;
  retryDelays: numberArray;
  runIds: stringArray;
  seqs: numberArray;
  skipReasons: skip_reasonArray;
  statuses: task_run_statusArray;
  structured: stringArray;
  values: numberArray;
  workerId: string;
}

/** 'SettleTaskRows' return type */
export interface ISettleTaskRowsResult {
  mustHalt: boolean;
  readied: number;
  runFinished: boolean;
  runId: string;
  seq: number;
}

/** 'SettleTaskRows' query type */
export interface ISettleTaskRowsQuery {
  params: ISettleTaskRowsParams;
  result: ISettleTaskRowsResult;
}

const settleTaskRowsIR: any = {"usedParamSet":{"runIds":true,"seqs":true,"attempts":true,"statuses":true,"attemptStatuses":true,"skipReasons":true,"cascades":true,"values":true,"allowed":true,"exitCodes":true,"outputs":true,"structured":true,"errors":true,"retryDelays":true,"workerId":true,"edgeRuns":true,"edgeSources":true,"edgeTargets":true},"params":[{"name":"runIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":154,"b":161},{"a":564,"b":571}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":582,"b":587}]},{"name":"attempts","required":true,"transform":{"type":"scalar"},"locs":[{"a":597,"b":606}]},{"name":"statuses","required":true,"transform":{"type":"scalar"},"locs":[{"a":616,"b":625}]},{"name":"attemptStatuses","required":true,"transform":{"type":"scalar"},"locs":[{"a":647,"b":663}]},{"name":"skipReasons","required":true,"transform":{"type":"scalar"},"locs":[{"a":678,"b":690}]},{"name":"cascades","required":true,"transform":{"type":"scalar"},"locs":[{"a":708,"b":717}]},{"name":"values","required":true,"transform":{"type":"scalar"},"locs":[{"a":731,"b":738}]},{"name":"allowed","required":true,"transform":{"type":"scalar"},"locs":[{"a":753,"b":761}]},{"name":"exitCodes","required":true,"transform":{"type":"scalar"},"locs":[{"a":775,"b":785}]},{"name":"outputs","required":true,"transform":{"type":"scalar"},"locs":[{"a":795,"b":803}]},{"name":"structured","required":true,"transform":{"type":"scalar"},"locs":[{"a":818,"b":829}]},{"name":"errors","required":true,"transform":{"type":"scalar"},"locs":[{"a":840,"b":847}]},{"name":"retryDelays","required":true,"transform":{"type":"scalar"},"locs":[{"a":858,"b":870}]},{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":1608,"b":1617},{"a":4642,"b":4651},{"a":4891,"b":4900}]},{"name":"edgeRuns","required":true,"transform":{"type":"scalar"},"locs":[{"a":2075,"b":2084}]},{"name":"edgeSources","required":true,"transform":{"type":"scalar"},"locs":[{"a":2095,"b":2107}]},{"name":"edgeTargets","required":true,"transform":{"type":"scalar"},"locs":[{"a":2117,"b":2129}]}],"statement":"WITH runs AS MATERIALIZED (\n  SELECT id, cancel_requested_at IS NOT NULL OR timed_out OR halted IS NOT NULL AS stopping\n  FROM job_runs\n  WHERE id = ANY (:runIds!::uuid[])\n  ORDER BY id\n  FOR NO KEY UPDATE\n), results AS (\n  SELECT\n    run_id, seq, attempt, attempt_status, skip_reason, cascades, value, allowed, exit_code, output, structured, error, retry_delay,\n    CASE\n      WHEN status = 'retrying' AND EXISTS (SELECT FROM runs WHERE id = run_id AND stopping)\n        THEN attempt_status::task_run_status\n      ELSE status\n    END AS status\n  FROM unnest(\n    :runIds!::uuid[], :seqs!::int[], :attempts!::int[], :statuses!::task_run_status[], :attemptStatuses!::text[],\n    :skipReasons!::skip_reason[], :cascades!::boolean[], :values!::smallint[], :allowed!::boolean[], :exitCodes!::int[], :outputs!::text[],\n    :structured!::text[], :errors!::text[], :retryDelays!::int[]\n  ) AS result (\n    run_id, seq, attempt, status, attempt_status, skip_reason, cascades, value, allowed, exit_code, output, structured, error, retry_delay\n  )\n), settled AS (\n  UPDATE task_runs t\n  SET\n    status = r.status,\n    skip_reason = r.skip_reason,\n    skip_cascades = r.cascades,\n    worker_id = NULL,\n    failures = t.failures + CASE WHEN r.status = 'retrying' THEN 1 ELSE 0 END,\n    finished_at = CASE WHEN r.status = 'retrying' THEN NULL ELSE now() END,\n    exit_code = r.exit_code,\n    output = r.output,\n    outputs = r.structured::jsonb,\n    error = r.error::jsonb\n  FROM results r\n  WHERE t.run_id = r.run_id\n    AND t.seq = r.seq\n    AND t.attempt = r.attempt\n    AND t.status = 'running'\n    AND t.worker_id = :workerId!\n    AND (SELECT count(*) FROM runs) >= 0\n  RETURNING\n    t.run_id, t.seq, t.project_id, t.attempt, t.status, t.started_at, r.attempt_status, r.value, r.allowed, r.exit_code,\n    r.error, r.retry_delay\n), edges AS (\n  SELECT\n    e.run_id, e.target, count(*)::int AS ended,\n    (count(*) FILTER (WHERE s.value = 1))::int AS good,\n    (count(*) FILTER (WHERE s.value = 0))::int AS neutral,\n    (count(*) FILTER (WHERE s.value = -1))::int AS bad\n  FROM unnest(:edgeRuns!::uuid[], :edgeSources!::int[], :edgeTargets!::int[]) AS e (run_id, source, target)\n  JOIN settled s ON s.run_id = e.run_id AND s.seq = e.source AND s.status <> 'retrying'\n  GROUP BY e.run_id, e.target\n  ORDER BY e.run_id, e.target\n), advanced AS (\n  UPDATE task_runs t\n  SET\n    open_deps = t.open_deps - e.ended,\n    good_deps = t.good_deps + e.good,\n    neutral_deps = t.neutral_deps + e.neutral,\n    bad_deps = t.bad_deps + e.bad,\n    status = CASE WHEN t.open_deps = e.ended THEN 'queued' ELSE t.status END,\n    queued_at = CASE WHEN t.open_deps = e.ended THEN now() END,\n    ready_at = CASE WHEN t.open_deps = e.ended THEN now() END\n  FROM edges e\n  WHERE t.run_id = e.run_id\n    AND t.seq = e.target\n    AND t.status = 'pending'\n  RETURNING t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags\n), counted AS (\n  UPDATE job_runs r\n  SET\n    open_tasks = r.open_tasks - d.ended,\n    bad_tasks = r.bad_tasks + d.bad,\n    allowed_failures = r.allowed_failures + d.allowed,\n    status = CASE\n      WHEN r.open_tasks > d.ended THEN r.status\n      ELSE run_result(r.cancel_requested_at, r.timed_out, r.bad_tasks + d.bad)\n    END,\n    finished_at = CASE WHEN r.open_tasks > d.ended THEN NULL ELSE now() END,\n    deadline_at = CASE WHEN r.open_tasks > d.ended THEN r.deadline_at END,\n    paused_at = CASE WHEN r.open_tasks > d.ended THEN r.paused_at END\n  FROM (\n    SELECT\n      run_id,\n      (count(*) FILTER (WHERE status <> 'retrying'))::int AS ended,\n      (count(*) FILTER (WHERE status <> 'retrying' AND value = -1))::int AS bad,\n      (count(*) FILTER (WHERE status <> 'retrying' AND allowed))::int AS allowed\n    FROM settled\n    GROUP BY run_id\n  ) d\n  WHERE r.id = d.run_id\n  RETURNING r.id, r.project_id, r.status, r.finished_at, r.failure_policy, r.bad_tasks, r.halted\n), ready AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)\n  SELECT a.project_id, a.queue, a.slot_kind, a.priority, a.tags, a.run_id, a.seq\n  FROM advanced a\n  JOIN counted c ON c.id = a.run_id\n  WHERE a.status = 'queued'\n    AND c.status IN ('queued', 'running', 'waiting')\n  ORDER BY a.run_id, a.seq\n), retries AS (\n  INSERT INTO timers (project_id, kind, fire_at, run_id, seq, attempt)\n  SELECT project_id, 'task_retry', now() + retry_delay * interval '1 millisecond', run_id, seq, attempt\n  FROM settled\n  WHERE status = 'retrying'\n), history AS (\n  INSERT INTO task_attempts (run_id, seq, attempt, project_id, worker_id, status, started_at, exit_code, error)\n  SELECT run_id, seq, attempt, project_id, :workerId!::uuid, attempt_status, started_at, exit_code, error::jsonb\n  FROM settled\n), events AS (\n  INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id, data)\n  SELECT\n    run_id, project_id, seq, attempt, 'task_' || status, :workerId!::uuid,\n    CASE WHEN status = 'retrying' THEN jsonb_build_object('delay_ms', retry_delay) END\n  FROM settled\n  UNION ALL\n  SELECT id, project_id, NULL::int, NULL::int, 'run_' || status, NULL::uuid, NULL::jsonb\n  FROM counted\n  WHERE finished_at IS NOT NULL\n)\nSELECT\n  s.run_id AS \"runId!\",\n  s.seq AS \"seq!\",\n  c.finished_at IS NOT NULL AS \"runFinished!\",\n  c.finished_at IS NULL AND c.bad_tasks > 0 AND c.failure_policy <> 'continue' AND c.halted IS NULL AS \"mustHalt!\",\n  (SELECT count(*) FROM advanced a WHERE a.run_id = s.run_id AND a.status = 'queued')::int AS \"readied!\"\nFROM settled s\nJOIN counted c ON c.id = s.run_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH runs AS MATERIALIZED (
 *   SELECT id, cancel_requested_at IS NOT NULL OR timed_out OR halted IS NOT NULL AS stopping
 *   FROM job_runs
 *   WHERE id = ANY (:runIds!::uuid[])
 *   ORDER BY id
 *   FOR NO KEY UPDATE
 * ), results AS (
 *   SELECT
 *     run_id, seq, attempt, attempt_status, skip_reason, cascades, value, allowed, exit_code, output, structured, error, retry_delay,
 *     CASE
 *       WHEN status = 'retrying' AND EXISTS (SELECT FROM runs WHERE id = run_id AND stopping)
 *         THEN attempt_status::task_run_status
 *       ELSE status
 *     END AS status
 *   FROM unnest(
 *     :runIds!::uuid[], :seqs!::int[], :attempts!::int[], :statuses!::task_run_status[], :attemptStatuses!::text[],
 *     :skipReasons!::skip_reason[], :cascades!::boolean[], :values!::smallint[], :allowed!::boolean[], :exitCodes!::int[], :outputs!::text[],
 *     :structured!::text[], :errors!::text[], :retryDelays!::int[]
 *   ) AS result (
 *     run_id, seq, attempt, status, attempt_status, skip_reason, cascades, value, allowed, exit_code, output, structured, error, retry_delay
 *   )
 * ), settled AS (
 *   UPDATE task_runs t
 *   SET
 *     status = r.status,
 *     skip_reason = r.skip_reason,
 *     skip_cascades = r.cascades,
 *     worker_id = NULL,
 *     failures = t.failures + CASE WHEN r.status = 'retrying' THEN 1 ELSE 0 END,
 *     finished_at = CASE WHEN r.status = 'retrying' THEN NULL ELSE now() END,
 *     exit_code = r.exit_code,
 *     output = r.output,
 *     outputs = r.structured::jsonb,
 *     error = r.error::jsonb
 *   FROM results r
 *   WHERE t.run_id = r.run_id
 *     AND t.seq = r.seq
 *     AND t.attempt = r.attempt
 *     AND t.status = 'running'
 *     AND t.worker_id = :workerId!
 *     AND (SELECT count(*) FROM runs) >= 0
 *   RETURNING
 *     t.run_id, t.seq, t.project_id, t.attempt, t.status, t.started_at, r.attempt_status, r.value, r.allowed, r.exit_code,
 *     r.error, r.retry_delay
 * ), edges AS (
 *   SELECT
 *     e.run_id, e.target, count(*)::int AS ended,
 *     (count(*) FILTER (WHERE s.value = 1))::int AS good,
 *     (count(*) FILTER (WHERE s.value = 0))::int AS neutral,
 *     (count(*) FILTER (WHERE s.value = -1))::int AS bad
 *   FROM unnest(:edgeRuns!::uuid[], :edgeSources!::int[], :edgeTargets!::int[]) AS e (run_id, source, target)
 *   JOIN settled s ON s.run_id = e.run_id AND s.seq = e.source AND s.status <> 'retrying'
 *   GROUP BY e.run_id, e.target
 *   ORDER BY e.run_id, e.target
 * ), advanced AS (
 *   UPDATE task_runs t
 *   SET
 *     open_deps = t.open_deps - e.ended,
 *     good_deps = t.good_deps + e.good,
 *     neutral_deps = t.neutral_deps + e.neutral,
 *     bad_deps = t.bad_deps + e.bad,
 *     status = CASE WHEN t.open_deps = e.ended THEN 'queued' ELSE t.status END,
 *     queued_at = CASE WHEN t.open_deps = e.ended THEN now() END,
 *     ready_at = CASE WHEN t.open_deps = e.ended THEN now() END
 *   FROM edges e
 *   WHERE t.run_id = e.run_id
 *     AND t.seq = e.target
 *     AND t.status = 'pending'
 *   RETURNING t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags
 * ), counted AS (
 *   UPDATE job_runs r
 *   SET
 *     open_tasks = r.open_tasks - d.ended,
 *     bad_tasks = r.bad_tasks + d.bad,
 *     allowed_failures = r.allowed_failures + d.allowed,
 *     status = CASE
 *       WHEN r.open_tasks > d.ended THEN r.status
 *       ELSE run_result(r.cancel_requested_at, r.timed_out, r.bad_tasks + d.bad)
 *     END,
 *     finished_at = CASE WHEN r.open_tasks > d.ended THEN NULL ELSE now() END,
 *     deadline_at = CASE WHEN r.open_tasks > d.ended THEN r.deadline_at END,
 *     paused_at = CASE WHEN r.open_tasks > d.ended THEN r.paused_at END
 *   FROM (
 *     SELECT
 *       run_id,
 *       (count(*) FILTER (WHERE status <> 'retrying'))::int AS ended,
 *       (count(*) FILTER (WHERE status <> 'retrying' AND value = -1))::int AS bad,
 *       (count(*) FILTER (WHERE status <> 'retrying' AND allowed))::int AS allowed
 *     FROM settled
 *     GROUP BY run_id
 *   ) d
 *   WHERE r.id = d.run_id
 *   RETURNING r.id, r.project_id, r.status, r.finished_at, r.failure_policy, r.bad_tasks, r.halted
 * ), ready AS (
 *   INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)
 *   SELECT a.project_id, a.queue, a.slot_kind, a.priority, a.tags, a.run_id, a.seq
 *   FROM advanced a
 *   JOIN counted c ON c.id = a.run_id
 *   WHERE a.status = 'queued'
 *     AND c.status IN ('queued', 'running', 'waiting')
 *   ORDER BY a.run_id, a.seq
 * ), retries AS (
 *   INSERT INTO timers (project_id, kind, fire_at, run_id, seq, attempt)
 *   SELECT project_id, 'task_retry', now() + retry_delay * interval '1 millisecond', run_id, seq, attempt
 *   FROM settled
 *   WHERE status = 'retrying'
 * ), history AS (
 *   INSERT INTO task_attempts (run_id, seq, attempt, project_id, worker_id, status, started_at, exit_code, error)
 *   SELECT run_id, seq, attempt, project_id, :workerId!::uuid, attempt_status, started_at, exit_code, error::jsonb
 *   FROM settled
 * ), events AS (
 *   INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id, data)
 *   SELECT
 *     run_id, project_id, seq, attempt, 'task_' || status, :workerId!::uuid,
 *     CASE WHEN status = 'retrying' THEN jsonb_build_object('delay_ms', retry_delay) END
 *   FROM settled
 *   UNION ALL
 *   SELECT id, project_id, NULL::int, NULL::int, 'run_' || status, NULL::uuid, NULL::jsonb
 *   FROM counted
 *   WHERE finished_at IS NOT NULL
 * )
 * SELECT
 *   s.run_id AS "runId!",
 *   s.seq AS "seq!",
 *   c.finished_at IS NOT NULL AS "runFinished!",
 *   c.finished_at IS NULL AND c.bad_tasks > 0 AND c.failure_policy <> 'continue' AND c.halted IS NULL AS "mustHalt!",
 *   (SELECT count(*) FROM advanced a WHERE a.run_id = s.run_id AND a.status = 'queued')::int AS "readied!"
 * FROM settled s
 * JOIN counted c ON c.id = s.run_id
 * ```
 */
export const settleTaskRows = new PreparedQuery<ISettleTaskRowsParams,ISettleTaskRowsResult>(settleTaskRowsIR);


