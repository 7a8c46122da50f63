/** Types generated for queries found in "src/store/runs/settle-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type failure_policy = 'cancel' | 'continue' | 'stop';

export type skip_reason = 'child_skipped' | 'concurrency_conflict' | 'condition' | 'disabled' | 'exit_code' | 'not_taken' | 'rejected' | 'run_stopped' | 'timeout' | 'upstream_failed' | 'upstream_skipped';

export type slot_kind = 'inline' | 'process';

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
  counted: booleanArray;
  delays: numberArray;
  epoch?: number | null | void;
  errors: stringArray;
  exitCodes: numberArray;
  outputs: stringArray;
  runIds: stringArray;
  scopes: numberArray;
  seqs: numberArray;
  skipReasons: skip_reasonArray;
  statuses: task_run_statusArray;
  structured: stringArray;
  successors: stringArray;
  takes: stringArray;
  values: numberArray;
  workerId: string;
}

/** 'SettleTaskRows' return type */
export interface ISettleTaskRowsResult {
  attempt: number | null;
  badDeps: number | null;
  childScope: number | null;
  elapsedMs: number | null;
  failures: number | null;
  goodDeps: number | null;
  haltedScope: number | null;
  isClaimed: boolean;
  item: JsonValue | null;
  itemIndex: number | null;
  itemKey: string | null;
  layer: number | null;
  lost: number | null;
  mainAttempt: number | null;
  mayWait: boolean;
  mustHalt: boolean;
  name: string | null;
  neutralDeps: number | null;
  node: number | null;
  progress: JsonValue | null;
  projectId: string | null;
  readied: number;
  readyAt: Date | null;
  runFacts: JsonValue | null;
  runFinished: boolean;
  runId: string;
  scope: number | null;
  scopeHalt: failure_policy | null;
  seq: number;
  signal: JsonValue | null;
  slotKind: slot_kind | null;
  triggeredBy: string | null;
  versionId: string | null;
}

/** 'SettleTaskRows' query type */
export interface ISettleTaskRowsQuery {
  params: ISettleTaskRowsParams;
  result: ISettleTaskRowsResult;
}

const settleTaskRowsIR: any = {"usedParamSet":{"workerId":true,"epoch":true,"runIds":true,"seqs":true,"attempts":true,"statuses":true,"attemptStatuses":true,"skipReasons":true,"cascades":true,"values":true,"allowed":true,"exitCodes":true,"outputs":true,"structured":true,"errors":true,"delays":true,"scopes":true,"counted":true,"successors":true,"takes":true},"params":[{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":60,"b":69},{"a":2913,"b":2922},{"a":4712,"b":4721},{"a":9471,"b":9480},{"a":9768,"b":9777}]},{"name":"epoch","required":false,"transform":{"type":"scalar"},"locs":[{"a":119,"b":124}]},{"name":"runIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":493,"b":500},{"a":1236,"b":1243}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":1254,"b":1259}]},{"name":"attempts","required":true,"transform":{"type":"scalar"},"locs":[{"a":1269,"b":1278}]},{"name":"statuses","required":true,"transform":{"type":"scalar"},"locs":[{"a":1288,"b":1297}]},{"name":"attemptStatuses","required":true,"transform":{"type":"scalar"},"locs":[{"a":1319,"b":1335}]},{"name":"skipReasons","required":true,"transform":{"type":"scalar"},"locs":[{"a":1350,"b":1362}]},{"name":"cascades","required":true,"transform":{"type":"scalar"},"locs":[{"a":1380,"b":1389}]},{"name":"values","required":true,"transform":{"type":"scalar"},"locs":[{"a":1403,"b":1410}]},{"name":"allowed","required":true,"transform":{"type":"scalar"},"locs":[{"a":1425,"b":1433}]},{"name":"exitCodes","required":true,"transform":{"type":"scalar"},"locs":[{"a":1447,"b":1457}]},{"name":"outputs","required":true,"transform":{"type":"scalar"},"locs":[{"a":1467,"b":1475}]},{"name":"structured","required":true,"transform":{"type":"scalar"},"locs":[{"a":1490,"b":1501}]},{"name":"errors","required":true,"transform":{"type":"scalar"},"locs":[{"a":1512,"b":1519}]},{"name":"delays","required":true,"transform":{"type":"scalar"},"locs":[{"a":1530,"b":1537}]},{"name":"scopes","required":true,"transform":{"type":"scalar"},"locs":[{"a":1550,"b":1557}]},{"name":"counted","required":true,"transform":{"type":"scalar"},"locs":[{"a":1567,"b":1575}]},{"name":"successors","required":true,"transform":{"type":"scalar"},"locs":[{"a":1589,"b":1600}]},{"name":"takes","required":true,"transform":{"type":"scalar"},"locs":[{"a":1615,"b":1621}]}],"statement":"WITH claimer AS (\n  SELECT id\n  FROM workers w\n  WHERE id = :workerId!\n    AND status = 'active'\n    AND claim_epoch = :epoch::int\n    AND NOT EXISTS (SELECT FROM queue_pauses p WHERE p.queue = ANY (w.queues))\n  FOR KEY SHARE\n), runs AS MATERIALIZED (\n  SELECT\n    id, halted,\n    -- Asks for the claimer whether or not there is one: its row is locked before the runs.\n    (SELECT count(*) FROM claimer) > 0 AND halted IS NULL AND paused_at IS NULL AS claims\n  FROM job_runs\n  WHERE id = ANY (:runIds!::uuid[])\n    AND (SELECT count(*) FROM claimer) >= 0\n  ORDER BY id\n  FOR NO KEY UPDATE\n), clock AS MATERIALIZED (\n  -- now() is the time before the wait for the runs' rows: what another settle ended meanwhile would seem to end later than what follows it.\n  SELECT clock_timestamp() AS at\n  FROM (SELECT count(*) FROM runs) AS locked\n), results AS (\n  SELECT\n    run_id, seq, attempt, attempt_status, skip_reason, cascades, value, allowed, exit_code, output, structured, error, delay, scope,\n    counted, successors, takes,\n    CASE\n      WHEN status = 'retrying' AND EXISTS (SELECT FROM runs WHERE id = run_id AND halted IS NOT NULL)\n        THEN attempt_status::task_run_status\n      ELSE status\n    END AS status\n  FROM unnest(\n    :runIds!::uuid[], :seqs!::int[], :attempts!::int[], :statuses!::task_run_status[], :attemptStatuses!::text[],\n    :skipReasons!::skip_reason[], :cascades!::boolean[], :values!::smallint[], :allowed!::boolean[], :exitCodes!::int[], :outputs!::text[],\n    :structured!::text[], :errors!::text[], :delays!::bigint[], :scopes!::int[], :counted!::boolean[], :successors!::text[],\n    :takes!::text[]\n  ) AS result (\n    run_id, seq, attempt, status, attempt_status, skip_reason, cascades, value, allowed, exit_code, output, structured, error, delay,\n    scope, counted, successors, takes\n  )\n), settled AS (\n  UPDATE task_runs t\n  SET\n    status = r.status,\n    skip_reason = r.skip_reason,\n    skip_cascades = r.cascades,\n    worker_id = NULL,\n    failures = t.failures + CASE WHEN r.status = 'retrying' THEN 1 ELSE 0 END,\n    elapsed_ms = CASE\n      WHEN r.status = 'retrying' THEN t.elapsed_ms + (extract(epoch FROM now() - coalesce(t.started_at, now())) * 1000)::bigint + r.delay\n      ELSE t.elapsed_ms\n    END,\n    retry_at = CASE WHEN r.status = 'retrying' THEN now() + r.delay * interval '1 millisecond' END,\n    finished_at = CASE WHEN r.status = 'retrying' THEN NULL ELSE (SELECT at FROM clock) END,\n    exit_code = r.exit_code,\n    output = r.output,\n    outputs = r.structured::jsonb,\n    error = r.error::jsonb,\n    -- What is tried again starts from nothing.\n    child_scope = CASE WHEN r.status = 'retrying' THEN NULL ELSE t.child_scope END,\n    progress = CASE WHEN r.status = 'retrying' THEN NULL ELSE t.progress END\n  FROM results r\n  WHERE t.run_id = r.run_id\n    AND t.seq = r.seq\n    AND t.attempt = r.attempt\n    AND t.status = 'running'\n    AND t.worker_id = :workerId!\n    AND (SELECT count(*) FROM runs) >= 0\n  RETURNING\n    t.run_id, t.seq, t.project_id, t.attempt, t.status, t.started_at, t.status <> 'retrying' AS ended, r.attempt_status,\n    t.retry_at, r.value, r.allowed, r.exit_code, r.error, r.delay, r.scope, r.counted, r.successors, r.takes, t.lets_go,\n    coalesce(octet_length(r.structured), 0) AS output_bytes\n-- part follow\n), edges AS MATERIALIZED (\n  SELECT\n    run_id, target, count(*)::int AS ended,\n    (count(*) FILTER (WHERE value = 1 AND counts))::int AS good,\n    (count(*) FILTER (WHERE value = 0 AND counts))::int AS neutral,\n    (count(*) FILTER (WHERE value = -1 AND counts))::int AS bad,\n    bool_or(takes) AND (SELECT claims FROM runs WHERE id = run_id) AS takes\n  FROM (\n    SELECT run_id, value, unnest(successors::int[]) AS target, unnest(takes::boolean[]) AS takes, true AS counts\n    FROM settled\n    WHERE ended\n    UNION ALL\n    -- What a re-run held back waits for its turn, not for a result.\n    SELECT run_id, value, unnest(lets_go), false, false\n    FROM settled\n    WHERE ended\n      AND lets_go IS NOT NULL\n  ) edge\n  GROUP BY run_id, target\n  ORDER BY run_id, target\n), advanced AS (\n  UPDATE task_runs t\n  SET\n    open_deps = t.open_deps - e.ended,\n    good_deps = t.good_deps + e.good,\n    neutral_deps = t.neutral_deps + e.neutral,\n    bad_deps = t.bad_deps + e.bad,\n    status = CASE\n      WHEN t.open_deps > e.ended THEN t.status\n      WHEN e.takes THEN 'running'\n      ELSE 'queued'\n    END,\n    queued_at = CASE WHEN t.open_deps = e.ended THEN (SELECT at FROM clock) END,\n    ready_at = CASE WHEN t.open_deps = e.ended THEN (SELECT at FROM clock) END,\n    attempt = t.attempt + CASE WHEN t.open_deps = e.ended AND e.takes THEN 1 ELSE 0 END,\n    worker_id = CASE WHEN t.open_deps = e.ended AND e.takes THEN :workerId!::uuid END,\n    started_at = CASE WHEN t.open_deps = e.ended AND e.takes THEN coalesce(t.started_at, (SELECT at FROM clock)) ELSE t.started_at END\n  FROM edges e\n  WHERE t.run_id = e.run_id\n    AND t.seq = e.target\n    AND t.status = 'pending'\n  RETURNING\n    t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags, t.node, t.scope, t.layer, t.name, t.attempt,\n    t.failures, t.lost, t.good_deps, t.neutral_deps, t.bad_deps, t.ready_at, t.child_scope, t.progress, t.signal,\n    t.item, t.item_key, t.item_index, t.elapsed_ms, t.started_at\n), claimed AS (\n  SELECT *\n  FROM advanced\n  WHERE status = 'running'\n), scoped AS (\n  UPDATE scopes s\n  SET\n    open = s.open - d.ended,\n    bad = s.bad + d.bad,\n    let_go = s.let_go + d.ended\n  FROM (\n    SELECT run_id, scope, count(*)::int AS ended, (count(*) FILTER (WHERE value = -1))::int AS bad\n    FROM settled\n    WHERE ended\n      AND scope IS NOT NULL\n    GROUP BY run_id, scope\n    ORDER BY run_id, scope\n  ) d\n  WHERE s.run_id = d.run_id\n    AND s.id = d.scope\n  RETURNING\n    s.run_id, s.id, s.parent_seq, s.open, d.ended, s.let_go, s.size, s.halted, s.on_failure,\n    s.halted IS NULL AND s.on_failure <> 'continue' AND s.bad > s.bad_limit AND s.open > 0 AS must_halt\n), followed AS (\n  -- A for_each lets one item go for each that ended.\n  UPDATE task_runs t\n  SET\n    status = 'queued',\n    queued_at = (SELECT at FROM clock),\n    ready_at = (SELECT at FROM clock)\n  FROM scoped s\n  WHERE s.let_go IS NOT NULL\n    AND s.halted IS NULL\n    AND NOT s.must_halt\n    AND t.run_id = s.run_id\n    AND t.seq >= s.id + s.let_go - s.ended\n    AND t.seq < s.id + least(s.let_go, s.size)\n    AND t.status = 'pending'\n  RETURNING t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags\n), joined AS (\n  UPDATE task_runs t\n  SET\n    status = 'queued',\n    queued_at = (SELECT at FROM clock)\n  FROM scoped s\n  WHERE s.open = 0\n    AND t.run_id = s.run_id\n    AND t.seq = s.parent_seq\n    AND t.status = 'waiting'\n  RETURNING t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags\n-- end follow\n), counted AS (\n  UPDATE job_runs r\n  SET\n    open_tasks = r.open_tasks - d.ended,\n    bad_tasks = r.bad_tasks + d.bad,\n    allowed_failures = r.allowed_failures + d.allowed,\n    output_bytes = r.output_bytes + d.output_bytes,\n    status = CASE\n      WHEN r.open_tasks > d.ended THEN r.status\n      ELSE run_result(r.cancel_requested_at, r.timed_out, r.bad_tasks + d.bad)\n    END,\n    finished_at = CASE WHEN r.open_tasks > d.ended THEN NULL ELSE (SELECT at FROM clock) END,\n    deadline_at = CASE WHEN r.open_tasks > d.ended THEN r.deadline_at END,\n    paused_at = CASE WHEN r.open_tasks > d.ended THEN r.paused_at END\n  FROM (\n    SELECT\n      run_id,\n      (count(*) FILTER (WHERE ended))::int AS ended,\n      (count(*) FILTER (WHERE ended AND counted AND value = -1))::int AS bad,\n      (count(*) FILTER (WHERE ended AND allowed))::int AS allowed,\n      sum(output_bytes) AS output_bytes\n    FROM settled\n    GROUP BY run_id\n  ) d\n  WHERE r.id = d.run_id\n  RETURNING\n    r.id, r.project_id, r.status, r.finished_at, r.paused_at, r.has_waits, r.version_id, r.triggered_by,\n    CASE WHEN r.phase = 'main' THEN r.attempt END AS main_attempt,\n    d.bad > 0 AND r.finished_at IS NULL AND r.failure_policy <> 'continue' AND r.halted IS NULL AND r.phase = 'main' AS must_halt\n-- part follow\n), queued AS (\n  SELECT run_id, seq, project_id, status, queue, slot_kind, priority, tags FROM advanced WHERE status = 'queued'\n  UNION ALL\n  SELECT * FROM followed\n  UNION ALL\n  SELECT * FROM joined\n), readied AS MATERIALIZED (\n  SELECT run_id, count(*)::int AS tasks\n  FROM queued\n  GROUP BY run_id\n), fronts AS MATERIALIZED (\n  SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank\n  FROM queued\n  GROUP BY queue, slot_kind, priority\n), ready AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)\n  SELECT\n    q.project_id, q.queue, q.slot_kind, q.priority, f.rank + row_number() OVER (PARTITION BY q.run_id ORDER BY q.seq), q.tags, q.run_id,\n    q.seq\n  FROM queued q\n  JOIN counted c ON c.id = q.run_id\n  JOIN fronts f ON f.queue = q.queue AND f.slot_kind = q.slot_kind AND f.priority = q.priority\n  WHERE c.finished_at IS NULL\n    AND c.paused_at IS NULL\n  ORDER BY q.run_id, q.seq\n), delayed AS (\n  INSERT INTO timers (project_id, kind, fire_at, run_id, seq, attempt)\n  SELECT project_id, 'task_retry', retry_at, run_id, seq, attempt\n  FROM settled\n  WHERE NOT ended\n-- end follow\n), history AS (\n  INSERT INTO task_attempts (run_id, seq, attempt, project_id, worker_id, status, started_at, exit_code, error)\n  SELECT run_id, seq, attempt, project_id, nullif(:workerId!::uuid, '00000000-0000-0000-0000-000000000000'), attempt_status, started_at, exit_code, error::jsonb\n  FROM settled\n), events AS (\n  INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id, data)\n  SELECT\n    run_id, project_id, seq, attempt, 'task_' || status, nullif(:workerId!::uuid, '00000000-0000-0000-0000-000000000000'),\n    CASE WHEN NOT ended THEN jsonb_build_object('delay_ms', delay, 'retry_at', retry_at) END\n  FROM settled\n-- part follow\n  UNION ALL\n  SELECT run_id, project_id, seq, attempt, 'task_claimed', worker.id, NULL::jsonb\n  FROM claimed\n  CROSS JOIN claimer worker\n-- end follow\n  UNION ALL\n  SELECT id, project_id, NULL::int, NULL::int, 'run_' || status, NULL::uuid, NULL::jsonb\n  FROM counted\n  WHERE finished_at IS NOT NULL\n)\nSELECT\n  s.run_id AS \"runId!\",\n  s.seq AS \"seq!\",\n  c.finished_at IS NOT NULL AS \"runFinished!\",\n  c.must_halt AS \"mustHalt!\",\n  c.finished_at IS NULL AND c.has_waits AS \"mayWait!\"\n-- part follow\n  , o.id AS \"haltedScope?\",\n  o.on_failure AS \"scopeHalt?\",\n  coalesce(q.tasks, 0) AS \"readied!\",\n  false AS \"isClaimed!\",\n  NULL::int AS \"node?\",\n  NULL::uuid AS \"projectId?\",\n  NULL::int AS \"attempt?\",\n  NULL::int AS \"failures?\",\n  NULL::int AS \"lost?\",\n  NULL::int AS \"goodDeps?\",\n  NULL::int AS \"neutralDeps?\",\n  NULL::int AS \"badDeps?\",\n  NULL::slot_kind AS \"slotKind?\",\n  NULL::timestamptz AS \"readyAt?\",\n  NULL::int AS \"scope?\",\n  NULL::smallint AS \"layer?\",\n  NULL::text AS \"name?\",\n  NULL::int AS \"childScope?\",\n  NULL::jsonb AS \"progress?\",\n  NULL::jsonb AS \"signal?\",\n  NULL::jsonb AS \"item?\",\n  NULL::text AS \"itemKey?\",\n  NULL::int AS \"itemIndex?\",\n  NULL::float8 AS \"elapsedMs?\",\n  NULL::uuid AS \"versionId?\",\n  NULL::text AS \"triggeredBy?\",\n  NULL::int AS \"mainAttempt?\",\n  NULL::json AS \"runFacts?\"\n-- end follow\nFROM settled s\nJOIN counted c ON c.id = s.run_id\n-- part follow\nLEFT JOIN scoped o ON o.run_id = s.run_id AND o.id = s.scope AND o.must_halt\nLEFT JOIN readied q ON q.run_id = s.run_id\nUNION ALL\nSELECT\n  t.run_id, t.seq, false, false, false, NULL::int, NULL::failure_policy, 0, true,\n  t.node, t.project_id, t.attempt, t.failures, t.lost, t.good_deps, t.neutral_deps, t.bad_deps, t.slot_kind, t.ready_at, t.scope,\n  t.layer, t.name, t.child_scope, t.progress, t.signal, t.item, t.item_key, t.item_index,\n  (t.elapsed_ms + extract(epoch FROM (SELECT at FROM clock) - t.started_at) * 1000)::float8, c.version_id, c.triggered_by,\n  c.main_attempt, NULL::json\nFROM claimed t\nJOIN counted c ON c.id = t.run_id\n-- end follow\n"};

/**
 * Query generated from SQL:
 * ```
 * WITH claimer AS (
 *   SELECT id
 *   FROM workers w
 *   WHERE id = :workerId!
 *     AND status = 'active'
 *     AND claim_epoch = :epoch::int
 *     AND NOT EXISTS (SELECT FROM queue_pauses p WHERE p.queue = ANY (w.queues))
 *   FOR KEY SHARE
 * ), runs AS MATERIALIZED (
 *   SELECT
 *     id, halted,
 *     -- Asks for the claimer whether or not there is one: its row is locked before the runs.
 *     (SELECT count(*) FROM claimer) > 0 AND halted IS NULL AND paused_at IS NULL AS claims
 *   FROM job_runs
 *   WHERE id = ANY (:runIds!::uuid[])
 *     AND (SELECT count(*) FROM claimer) >= 0
 *   ORDER BY id
 *   FOR NO KEY UPDATE
 * ), clock AS MATERIALIZED (
 *   -- now() is the time before the wait for the runs' rows: what another settle ended meanwhile would seem to end later than what follows it.
 *   SELECT clock_timestamp() AS at
 *   FROM (SELECT count(*) FROM runs) AS locked
 * ), results AS (
 *   SELECT
 *     run_id, seq, attempt, attempt_status, skip_reason, cascades, value, allowed, exit_code, output, structured, error, delay, scope,
 *     counted, successors, takes,
 *     CASE
 *       WHEN status = 'retrying' AND EXISTS (SELECT FROM runs WHERE id = run_id AND halted IS NOT NULL)
 *         THEN attempt_status::task_run_status
 *       ELSE status
 *     END AS status
 *   FROM unnest(
 *     :runIds!::uuid[], :seqs!::int[], :attempts!::int[], :statuses!::task_run_status[], :attemptStatuses!::text[],
 *     :skipReasons!::skip_reason[], :cascades!::boolean[], :values!::smallint[], :allowed!::boolean[], :exitCodes!::int[], :outputs!::text[],
 *     :structured!::text[], :errors!::text[], :delays!::bigint[], :scopes!::int[], :counted!::boolean[], :successors!::text[],
 *     :takes!::text[]
 *   ) AS result (
 *     run_id, seq, attempt, status, attempt_status, skip_reason, cascades, value, allowed, exit_code, output, structured, error, delay,
 *     scope, counted, successors, takes
 *   )
 * ), settled AS (
 *   UPDATE task_runs t
 *   SET
 *     status = r.status,
 *     skip_reason = r.skip_reason,
 *     skip_cascades = r.cascades,
 *     worker_id = NULL,
 *     failures = t.failures + CASE WHEN r.status = 'retrying' THEN 1 ELSE 0 END,
 *     elapsed_ms = CASE
 *       WHEN r.status = 'retrying' THEN t.elapsed_ms + (extract(epoch FROM now() - coalesce(t.started_at, now())) * 1000)::bigint + r.delay
 *       ELSE t.elapsed_ms
 *     END,
 *     retry_at = CASE WHEN r.status = 'retrying' THEN now() + r.delay * interval '1 millisecond' END,
 *     finished_at = CASE WHEN r.status = 'retrying' THEN NULL ELSE (SELECT at FROM clock) END,
 *     exit_code = r.exit_code,
 *     output = r.output,
 *     outputs = r.structured::jsonb,
 *     error = r.error::jsonb,
 *     -- What is tried again starts from nothing.
 *     child_scope = CASE WHEN r.status = 'retrying' THEN NULL ELSE t.child_scope END,
 *     progress = CASE WHEN r.status = 'retrying' THEN NULL ELSE t.progress END
 *   FROM results r
 *   WHERE t.run_id = r.run_id
 *     AND t.seq = r.seq
 *     AND t.attempt = r.attempt
 *     AND t.status = 'running'
 *     AND t.worker_id = :workerId!
 *     AND (SELECT count(*) FROM runs) >= 0
 *   RETURNING
 *     t.run_id, t.seq, t.project_id, t.attempt, t.status, t.started_at, t.status <> 'retrying' AS ended, r.attempt_status,
 *     t.retry_at, r.value, r.allowed, r.exit_code, r.error, r.delay, r.scope, r.counted, r.successors, r.takes, t.lets_go,
 *     coalesce(octet_length(r.structured), 0) AS output_bytes
 * -- part follow
 * ), edges AS MATERIALIZED (
 *   SELECT
 *     run_id, target, count(*)::int AS ended,
 *     (count(*) FILTER (WHERE value = 1 AND counts))::int AS good,
 *     (count(*) FILTER (WHERE value = 0 AND counts))::int AS neutral,
 *     (count(*) FILTER (WHERE value = -1 AND counts))::int AS bad,
 *     bool_or(takes) AND (SELECT claims FROM runs WHERE id = run_id) AS takes
 *   FROM (
 *     SELECT run_id, value, unnest(successors::int[]) AS target, unnest(takes::boolean[]) AS takes, true AS counts
 *     FROM settled
 *     WHERE ended
 *     UNION ALL
 *     -- What a re-run held back waits for its turn, not for a result.
 *     SELECT run_id, value, unnest(lets_go), false, false
 *     FROM settled
 *     WHERE ended
 *       AND lets_go IS NOT NULL
 *   ) edge
 *   GROUP BY run_id, target
 *   ORDER BY run_id, target
 * ), advanced AS (
 *   UPDATE task_runs t
 *   SET
 *     open_deps = t.open_deps - e.ended,
 *     good_deps = t.good_deps + e.good,
 *     neutral_deps = t.neutral_deps + e.neutral,
 *     bad_deps = t.bad_deps + e.bad,
 *     status = CASE
 *       WHEN t.open_deps > e.ended THEN t.status
 *       WHEN e.takes THEN 'running'
 *       ELSE 'queued'
 *     END,
 *     queued_at = CASE WHEN t.open_deps = e.ended THEN (SELECT at FROM clock) END,
 *     ready_at = CASE WHEN t.open_deps = e.ended THEN (SELECT at FROM clock) END,
 *     attempt = t.attempt + CASE WHEN t.open_deps = e.ended AND e.takes THEN 1 ELSE 0 END,
 *     worker_id = CASE WHEN t.open_deps = e.ended AND e.takes THEN :workerId!::uuid END,
 *     started_at = CASE WHEN t.open_deps = e.ended AND e.takes THEN coalesce(t.started_at, (SELECT at FROM clock)) ELSE t.started_at END
 *   FROM edges e
 *   WHERE t.run_id = e.run_id
 *     AND t.seq = e.target
 *     AND t.status = 'pending'
 *   RETURNING
 *     t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags, t.node, t.scope, t.layer, t.name, t.attempt,
 *     t.failures, t.lost, t.good_deps, t.neutral_deps, t.bad_deps, t.ready_at, t.child_scope, t.progress, t.signal,
 *     t.item, t.item_key, t.item_index, t.elapsed_ms, t.started_at
 * ), claimed AS (
 *   SELECT *
 *   FROM advanced
 *   WHERE status = 'running'
 * ), scoped AS (
 *   UPDATE scopes s
 *   SET
 *     open = s.open - d.ended,
 *     bad = s.bad + d.bad,
 *     let_go = s.let_go + d.ended
 *   FROM (
 *     SELECT run_id, scope, count(*)::int AS ended, (count(*) FILTER (WHERE value = -1))::int AS bad
 *     FROM settled
 *     WHERE ended
 *       AND scope IS NOT NULL
 *     GROUP BY run_id, scope
 *     ORDER BY run_id, scope
 *   ) d
 *   WHERE s.run_id = d.run_id
 *     AND s.id = d.scope
 *   RETURNING
 *     s.run_id, s.id, s.parent_seq, s.open, d.ended, s.let_go, s.size, s.halted, s.on_failure,
 *     s.halted IS NULL AND s.on_failure <> 'continue' AND s.bad > s.bad_limit AND s.open > 0 AS must_halt
 * ), followed AS (
 *   -- A for_each lets one item go for each that ended.
 *   UPDATE task_runs t
 *   SET
 *     status = 'queued',
 *     queued_at = (SELECT at FROM clock),
 *     ready_at = (SELECT at FROM clock)
 *   FROM scoped s
 *   WHERE s.let_go IS NOT NULL
 *     AND s.halted IS NULL
 *     AND NOT s.must_halt
 *     AND t.run_id = s.run_id
 *     AND t.seq >= s.id + s.let_go - s.ended
 *     AND t.seq < s.id + least(s.let_go, s.size)
 *     AND t.status = 'pending'
 *   RETURNING t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags
 * ), joined AS (
 *   UPDATE task_runs t
 *   SET
 *     status = 'queued',
 *     queued_at = (SELECT at FROM clock)
 *   FROM scoped s
 *   WHERE s.open = 0
 *     AND t.run_id = s.run_id
 *     AND t.seq = s.parent_seq
 *     AND t.status = 'waiting'
 *   RETURNING t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags
 * -- end follow
 * ), counted AS (
 *   UPDATE job_runs r
 *   SET
 *     open_tasks = r.open_tasks - d.ended,
 *     bad_tasks = r.bad_tasks + d.bad,
 *     allowed_failures = r.allowed_failures + d.allowed,
 *     output_bytes = r.output_bytes + d.output_bytes,
 *     status = CASE
 *       WHEN r.open_tasks > d.ended THEN r.status
 *       ELSE run_result(r.cancel_requested_at, r.timed_out, r.bad_tasks + d.bad)
 *     END,
 *     finished_at = CASE WHEN r.open_tasks > d.ended THEN NULL ELSE (SELECT at FROM clock) END,
 *     deadline_at = CASE WHEN r.open_tasks > d.ended THEN r.deadline_at END,
 *     paused_at = CASE WHEN r.open_tasks > d.ended THEN r.paused_at END
 *   FROM (
 *     SELECT
 *       run_id,
 *       (count(*) FILTER (WHERE ended))::int AS ended,
 *       (count(*) FILTER (WHERE ended AND counted AND value = -1))::int AS bad,
 *       (count(*) FILTER (WHERE ended AND allowed))::int AS allowed,
 *       sum(output_bytes) AS output_bytes
 *     FROM settled
 *     GROUP BY run_id
 *   ) d
 *   WHERE r.id = d.run_id
 *   RETURNING
 *     r.id, r.project_id, r.status, r.finished_at, r.paused_at, r.has_waits, r.version_id, r.triggered_by,
 *     CASE WHEN r.phase = 'main' THEN r.attempt END AS main_attempt,
 *     d.bad > 0 AND r.finished_at IS NULL AND r.failure_policy <> 'continue' AND r.halted IS NULL AND r.phase = 'main' AS must_halt
 * -- part follow
 * ), queued AS (
 *   SELECT run_id, seq, project_id, status, queue, slot_kind, priority, tags FROM advanced WHERE status = 'queued'
 *   UNION ALL
 *   SELECT * FROM followed
 *   UNION ALL
 *   SELECT * FROM joined
 * ), readied AS MATERIALIZED (
 *   SELECT run_id, count(*)::int AS tasks
 *   FROM queued
 *   GROUP BY run_id
 * ), fronts AS MATERIALIZED (
 *   SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank
 *   FROM queued
 *   GROUP BY queue, slot_kind, priority
 * ), ready AS (
 *   INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
 *   SELECT
 *     q.project_id, q.queue, q.slot_kind, q.priority, f.rank + row_number() OVER (PARTITION BY q.run_id ORDER BY q.seq), q.tags, q.run_id,
 *     q.seq
 *   FROM queued q
 *   JOIN counted c ON c.id = q.run_id
 *   JOIN fronts f ON f.queue = q.queue AND f.slot_kind = q.slot_kind AND f.priority = q.priority
 *   WHERE c.finished_at IS NULL
 *     AND c.paused_at IS NULL
 *   ORDER BY q.run_id, q.seq
 * ), delayed AS (
 *   INSERT INTO timers (project_id, kind, fire_at, run_id, seq, attempt)
 *   SELECT project_id, 'task_retry', retry_at, run_id, seq, attempt
 *   FROM settled
 *   WHERE NOT ended
 * -- end follow
 * ), history AS (
 *   INSERT INTO task_attempts (run_id, seq, attempt, project_id, worker_id, status, started_at, exit_code, error)
 *   SELECT run_id, seq, attempt, project_id, nullif(:workerId!::uuid, '00000000-0000-0000-0000-000000000000'), attempt_status, started_at, exit_code, error::jsonb
 *   FROM settled
 * ), events AS (
 *   INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id, data)
 *   SELECT
 *     run_id, project_id, seq, attempt, 'task_' || status, nullif(:workerId!::uuid, '00000000-0000-0000-0000-000000000000'),
 *     CASE WHEN NOT ended THEN jsonb_build_object('delay_ms', delay, 'retry_at', retry_at) END
 *   FROM settled
 * -- part follow
 *   UNION ALL
 *   SELECT run_id, project_id, seq, attempt, 'task_claimed', worker.id, NULL::jsonb
 *   FROM claimed
 *   CROSS JOIN claimer worker
 * -- end follow
 *   UNION ALL
 *   SELECT id, project_id, NULL::int, NULL::int, 'run_' || status, NULL::uuid, NULL::jsonb
 *   FROM counted
 *   WHERE finished_at IS NOT NULL
 * )
 * SELECT
 *   s.run_id AS "runId!",
 *   s.seq AS "seq!",
 *   c.finished_at IS NOT NULL AS "runFinished!",
 *   c.must_halt AS "mustHalt!",
 *   c.finished_at IS NULL AND c.has_waits AS "mayWait!"
 * -- part follow
 *   , o.id AS "haltedScope?",
 *   o.on_failure AS "scopeHalt?",
 *   coalesce(q.tasks, 0) AS "readied!",
 *   false AS "isClaimed!",
 *   NULL::int AS "node?",
 *   NULL::uuid AS "projectId?",
 *   NULL::int AS "attempt?",
 *   NULL::int AS "failures?",
 *   NULL::int AS "lost?",
 *   NULL::int AS "goodDeps?",
 *   NULL::int AS "neutralDeps?",
 *   NULL::int AS "badDeps?",
 *   NULL::slot_kind AS "slotKind?",
 *   NULL::timestamptz AS "readyAt?",
 *   NULL::int AS "scope?",
 *   NULL::smallint AS "layer?",
 *   NULL::text AS "name?",
 *   NULL::int AS "childScope?",
 *   NULL::jsonb AS "progress?",
 *   NULL::jsonb AS "signal?",
 *   NULL::jsonb AS "item?",
 *   NULL::text AS "itemKey?",
 *   NULL::int AS "itemIndex?",
 *   NULL::float8 AS "elapsedMs?",
 *   NULL::uuid AS "versionId?",
 *   NULL::text AS "triggeredBy?",
 *   NULL::int AS "mainAttempt?",
 *   NULL::json AS "runFacts?"
 * -- end follow
 * FROM settled s
 * JOIN counted c ON c.id = s.run_id
 * -- part follow
 * LEFT JOIN scoped o ON o.run_id = s.run_id AND o.id = s.scope AND o.must_halt
 * LEFT JOIN readied q ON q.run_id = s.run_id
 * UNION ALL
 * SELECT
 *   t.run_id, t.seq, false, false, false, NULL::int, NULL::failure_policy, 0, true,
 *   t.node, t.project_id, t.attempt, t.failures, t.lost, t.good_deps, t.neutral_deps, t.bad_deps, t.slot_kind, t.ready_at, t.scope,
 *   t.layer, t.name, t.child_scope, t.progress, t.signal, t.item, t.item_key, t.item_index,
 *   (t.elapsed_ms + extract(epoch FROM (SELECT at FROM clock) - t.started_at) * 1000)::float8, c.version_id, c.triggered_by,
 *   c.main_attempt, NULL::json
 * FROM claimed t
 * JOIN counted c ON c.id = t.run_id
 * -- end follow
 * 
 * ```
 */
export const settleTaskRows = new PreparedQuery<ISettleTaskRowsParams,ISettleTaskRowsResult>(settleTaskRowsIR);


