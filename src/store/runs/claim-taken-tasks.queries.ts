/** Types generated for queries found in "src/store/runs/claim-taken-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type slot_kind = 'inline' | 'process';

export type numberArray = (number)[];

export type stringArray = (string)[];

/** 'ClaimTakenTaskRows' parameters type */
export interface IClaimTakenTaskRowsParams {
  epoch: number;
  ids: numberArray;
  places: stringArray;
  queues: stringArray;
  tags: stringArray;
  workerId: string;
}

/** 'ClaimTakenTaskRows' return type */
export interface IClaimTakenTaskRowsResult {
  attempt: number;
  badDeps: number;
  childScope: number | null;
  elapsedMs: number;
  failures: number;
  goodDeps: number;
  item: JsonValue | null;
  itemIndex: number | null;
  itemKey: string | null;
  layer: number;
  lost: number;
  mainAttempt: number | null;
  name: string;
  neutralDeps: number;
  node: number;
  progress: JsonValue | null;
  projectId: string;
  readyAt: Date | null;
  runFacts: JsonValue | null;
  runId: string;
  scope: number;
  seq: number;
  signal: JsonValue | null;
  slotKind: slot_kind;
  triggeredBy: string;
  versionId: string;
}

/** 'ClaimTakenTaskRows' query type */
export interface IClaimTakenTaskRowsQuery {
  params: IClaimTakenTaskRowsParams;
  result: IClaimTakenTaskRowsResult;
}

const claimTakenTaskRowsIR: any = {"usedParamSet":{"workerId":true,"epoch":true,"queues":true,"places":true,"ids":true,"tags":true},"params":[{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":58,"b":67},{"a":1577,"b":1586},{"a":2385,"b":2394}]},{"name":"epoch","required":true,"transform":{"type":"scalar"},"locs":[{"a":117,"b":123}]},{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":184,"b":191}]},{"name":"places","required":true,"transform":{"type":"scalar"},"locs":[{"a":446,"b":453}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":497,"b":501}]},{"name":"tags","required":true,"transform":{"type":"scalar"},"locs":[{"a":599,"b":604}]}],"statement":"WITH claimer AS (\n  SELECT id\n  FROM workers\n  WHERE id = :workerId!\n    AND status = 'active'\n    AND claim_epoch = :epoch!\n  FOR KEY SHARE\n), asked AS (\n  SELECT queue\n  FROM unnest(:queues!::text[]) AS given (queue)\n  WHERE NOT EXISTS (SELECT FROM queue_pauses p WHERE p.queue = given.queue)\n), taken AS (\n  DELETE FROM ready_tasks\n  WHERE ctid = ANY (\n      ARRAY(\n        SELECT r.ctid\n        FROM ready_tasks r\n        WHERE r.ctid = ANY (:places!::text[]::tid[])\n          AND r.id = ANY (:ids!::bigint[])\n          AND r.queue = ANY (ARRAY(SELECT queue FROM asked))\n          AND r.tags <@ :tags!::text[]\n        FOR UPDATE SKIP LOCKED\n      )\n    )\n    AND EXISTS (SELECT FROM claimer)\n  RETURNING run_id, seq\n), started AS (\n  UPDATE job_runs r\n  SET\n    status = 'running',\n    started_at = coalesce(r.started_at, now()),\n    -- What it was before the first start is the end of queue_timeout; an attempt that began again has none yet.\n    deadline_at = CASE\n      WHEN r.started_at IS NULL OR (r.deadline_at IS NULL AND r.phase = 'main' AND NOT r.timed_out)\n        THEN now() + r.timeout_ms * interval '1 millisecond'\n      ELSE r.deadline_at\n    END\n  -- By key, in its order: a join would read every queued run.\n  WHERE r.id = ANY (ARRAY(SELECT DISTINCT run_id FROM taken ORDER BY run_id))\n    AND r.status IN ('queued', 'waiting')\n  -- A resumed run starts again, but has begun before.\n  RETURNING r.id, r.project_id, r.started_at = now() AS begins\n), claimed AS (\n  UPDATE task_runs t\n  SET\n    status = 'running',\n    attempt = t.attempt + 1,\n    worker_id = :workerId!,\n    -- What was woken to join or to go on began before.\n    started_at = coalesce(t.started_at, now())\n  FROM taken\n  WHERE t.run_id = taken.run_id\n    AND t.seq = taken.seq\n    AND t.status = 'queued'\n    AND (SELECT count(*) FROM started) >= 0\n  RETURNING\n    t.run_id, t.seq, t.node, t.scope, t.layer, t.name, t.project_id, t.attempt, t.failures, t.lost, t.good_deps, t.neutral_deps,\n    t.bad_deps, t.slot_kind, t.ready_at, t.child_scope, t.progress, t.signal, t.item, t.item_key, t.item_index,\n    t.elapsed_ms, t.started_at\n), events AS (\n  INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id)\n  SELECT id, project_id, NULL::int, NULL::int, 'run_started', NULL::uuid\n  FROM started\n  WHERE begins\n  UNION ALL\n  SELECT run_id, project_id, seq, attempt, 'task_claimed', :workerId!::uuid\n  FROM claimed\n)\nSELECT\n  c.run_id AS \"runId!\",\n  c.seq AS \"seq!\",\n  c.node AS \"node!\",\n  c.project_id AS \"projectId!\",\n  c.attempt AS \"attempt!\",\n  c.failures AS \"failures!\",\n  c.lost AS \"lost!\",\n  c.good_deps AS \"goodDeps!\",\n  c.neutral_deps AS \"neutralDeps!\",\n  c.bad_deps AS \"badDeps!\",\n  c.slot_kind AS \"slotKind!\",\n  c.ready_at AS \"readyAt\",\n  c.scope AS \"scope!\",\n  c.layer AS \"layer!\",\n  c.name AS \"name!\",\n  c.child_scope AS \"childScope\",\n  c.progress,\n  c.signal,\n  c.item,\n  c.item_key AS \"itemKey\",\n  c.item_index AS \"itemIndex\",\n  (c.elapsed_ms + extract(epoch FROM now() - c.started_at) * 1000)::float8 AS \"elapsedMs!\",\n  r.version_id AS \"versionId!\",\n  r.triggered_by AS \"triggeredBy!\",\n  CASE WHEN r.phase = 'main' THEN r.attempt END AS \"mainAttempt\",\n  -- With the first task run of each run, and not if they are long: what they tell is the same for all. Null if another claim began the run\n  -- while this one was under way. Without a window, which would sort what is answered.\n  CASE\n    WHEN (c.run_id, c.seq) IN (SELECT run_id, min(seq) FROM claimed GROUP BY run_id)\n      AND r.phase = 'main'\n      AND pg_column_size(r.inputs) <= 8192\n      THEN (\n        SELECT\n          json_build_object(\n            'inputs', r.inputs, 'number', r.number, 'attempt', r.attempt, 'triggered_by', r.triggered_by, 'depth', r.depth,\n            'parent_run_id', r.parent_run_id, 'labels', j.labels, 'created_ms', extract(epoch FROM r.created_at) * 1000,\n            'started_ms',\n            extract(epoch FROM coalesce(r.started_at, CASE WHEN r.id IN (SELECT id FROM started) THEN now() END)) * 1000\n          )\n        FROM jobs j\n        WHERE j.id = r.job_id\n      )\n  END AS \"runFacts\"\nFROM claimed c\nJOIN job_runs r ON r.id = c.run_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH claimer AS (
 *   SELECT id
 *   FROM workers
 *   WHERE id = :workerId!
 *     AND status = 'active'
 *     AND claim_epoch = :epoch!
 *   FOR KEY SHARE
 * ), asked AS (
 *   SELECT queue
 *   FROM unnest(:queues!::text[]) AS given (queue)
 *   WHERE NOT EXISTS (SELECT FROM queue_pauses p WHERE p.queue = given.queue)
 * ), taken AS (
 *   DELETE FROM ready_tasks
 *   WHERE ctid = ANY (
 *       ARRAY(
 *         SELECT r.ctid
 *         FROM ready_tasks r
 *         WHERE r.ctid = ANY (:places!::text[]::tid[])
 *           AND r.id = ANY (:ids!::bigint[])
 *           AND r.queue = ANY (ARRAY(SELECT queue FROM asked))
 *           AND r.tags <@ :tags!::text[]
 *         FOR UPDATE SKIP LOCKED
 *       )
 *     )
 *     AND EXISTS (SELECT FROM claimer)
 *   RETURNING run_id, seq
 * ), started AS (
 *   UPDATE job_runs r
 *   SET
 *     status = 'running',
 *     started_at = coalesce(r.started_at, now()),
 *     -- What it was before the first start is the end of queue_timeout; an attempt that began again has none yet.
 *     deadline_at = CASE
 *       WHEN r.started_at IS NULL OR (r.deadline_at IS NULL AND r.phase = 'main' AND NOT r.timed_out)
 *         THEN now() + r.timeout_ms * interval '1 millisecond'
 *       ELSE r.deadline_at
 *     END
 *   -- By key, in its order: a join would read every queued run.
 *   WHERE r.id = ANY (ARRAY(SELECT DISTINCT run_id FROM taken ORDER BY run_id))
 *     AND r.status IN ('queued', 'waiting')
 *   -- A resumed run starts again, but has begun before.
 *   RETURNING r.id, r.project_id, r.started_at = now() AS begins
 * ), claimed AS (
 *   UPDATE task_runs t
 *   SET
 *     status = 'running',
 *     attempt = t.attempt + 1,
 *     worker_id = :workerId!,
 *     -- What was woken to join or to go on began before.
 *     started_at = coalesce(t.started_at, now())
 *   FROM taken
 *   WHERE t.run_id = taken.run_id
 *     AND t.seq = taken.seq
 *     AND t.status = 'queued'
 *     AND (SELECT count(*) FROM started) >= 0
 *   RETURNING
 *     t.run_id, t.seq, t.node, t.scope, t.layer, t.name, t.project_id, t.attempt, t.failures, t.lost, t.good_deps, t.neutral_deps,
 *     t.bad_deps, t.slot_kind, t.ready_at, t.child_scope, t.progress, t.signal, t.item, t.item_key, t.item_index,
 *     t.elapsed_ms, t.started_at
 * ), events AS (
 *   INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id)
 *   SELECT id, project_id, NULL::int, NULL::int, 'run_started', NULL::uuid
 *   FROM started
 *   WHERE begins
 *   UNION ALL
 *   SELECT run_id, project_id, seq, attempt, 'task_claimed', :workerId!::uuid
 *   FROM claimed
 * )
 * SELECT
 *   c.run_id AS "runId!",
 *   c.seq AS "seq!",
 *   c.node AS "node!",
 *   c.project_id AS "projectId!",
 *   c.attempt AS "attempt!",
 *   c.failures AS "failures!",
 *   c.lost AS "lost!",
 *   c.good_deps AS "goodDeps!",
 *   c.neutral_deps AS "neutralDeps!",
 *   c.bad_deps AS "badDeps!",
 *   c.slot_kind AS "slotKind!",
 *   c.ready_at AS "readyAt",
 *   c.scope AS "scope!",
 *   c.layer AS "layer!",
 *   c.name AS "name!",
 *   c.child_scope AS "childScope",
 *   c.progress,
 *   c.signal,
 *   c.item,
 *   c.item_key AS "itemKey",
 *   c.item_index AS "itemIndex",
 *   (c.elapsed_ms + extract(epoch FROM now() - c.started_at) * 1000)::float8 AS "elapsedMs!",
 *   r.version_id AS "versionId!",
 *   r.triggered_by AS "triggeredBy!",
 *   CASE WHEN r.phase = 'main' THEN r.attempt END AS "mainAttempt",
 *   -- With the first task run of each run, and not if they are long: what they tell is the same for all. Null if another claim began the run
 *   -- while this one was under way. Without a window, which would sort what is answered.
 *   CASE
 *     WHEN (c.run_id, c.seq) IN (SELECT run_id, min(seq) FROM claimed GROUP BY run_id)
 *       AND r.phase = 'main'
 *       AND pg_column_size(r.inputs) <= 8192
 *       THEN (
 *         SELECT
 *           json_build_object(
 *             'inputs', r.inputs, 'number', r.number, 'attempt', r.attempt, 'triggered_by', r.triggered_by, 'depth', r.depth,
 *             'parent_run_id', r.parent_run_id, 'labels', j.labels, 'created_ms', extract(epoch FROM r.created_at) * 1000,
 *             'started_ms',
 *             extract(epoch FROM coalesce(r.started_at, CASE WHEN r.id IN (SELECT id FROM started) THEN now() END)) * 1000
 *           )
 *         FROM jobs j
 *         WHERE j.id = r.job_id
 *       )
 *   END AS "runFacts"
 * FROM claimed c
 * JOIN job_runs r ON r.id = c.run_id
 * ```
 */
export const claimTakenTaskRows = new PreparedQuery<IClaimTakenTaskRowsParams,IClaimTakenTaskRowsResult>(claimTakenTaskRowsIR);


