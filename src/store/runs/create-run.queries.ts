/** Types generated for queries found in "src/store/runs/create-run.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

export type failure_policy = 'cancel' | 'continue' | 'stop';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

export type numberArray = (number)[];

export type stringArray = (string)[];

/** 'CreateRunRows' parameters type */
export interface ICreateRunRowsParams {
  cancelWithParent: boolean;
  depth: number;
  error?: JsonParameter | null | void;
  failurePolicy: failure_policy;
  finishWithinMs?: number | null | void;
  hasController: boolean;
  hasQueueTimeouts: boolean;
  holdsSlots: boolean;
  inputs: JsonParameter;
  isWatched: boolean;
  jobId: string;
  jobName?: string | null | void;
  latestVersion?: number | null | void;
  names: stringArray;
  openDeps: numberArray;
  parentRunId?: string | null | void;
  parentSeq?: number | null | void;
  parentWaits: boolean;
  priorities: numberArray;
  priority: number;
  projectId: string;
  queues: stringArray;
  queueTimeoutMs?: number | null | void;
  reason?: string | null | void;
  retries: number;
  rings: stringArray;
  rootRunId?: string | null | void;
  runId: string;
  slotKinds: stringArray;
  startedBy: string;
  startWithinMs?: number | null | void;
  status: job_run_status;
  tags: stringArray;
  timeoutMs?: number | null | void;
  triggeredBy: string;
  versionId: string;
}

/** 'CreateRunRows' return type */
export interface ICreateRunRowsResult {
  id: string;
  rung: number;
}

/** 'CreateRunRows' query type */
export interface ICreateRunRowsQuery {
  params: ICreateRunRowsParams;
  result: ICreateRunRowsResult;
}

const createRunRowsIR: any = {"usedParamSet":{"runId":true,"projectId":true,"jobId":true,"versionId":true,"status":true,"reason":true,"error":true,"failurePolicy":true,"names":true,"hasController":true,"priority":true,"inputs":true,"triggeredBy":true,"startedBy":true,"timeoutMs":true,"queueTimeoutMs":true,"hasQueueTimeouts":true,"parentRunId":true,"parentSeq":true,"rootRunId":true,"depth":true,"parentWaits":true,"cancelWithParent":true,"holdsSlots":true,"retries":true,"latestVersion":true,"jobName":true,"startWithinMs":true,"finishWithinMs":true,"isWatched":true,"openDeps":true,"queues":true,"slotKinds":true,"tags":true,"priorities":true,"rings":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":405,"b":411}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":420,"b":430}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":439,"b":445},{"a":1391,"b":1397}]},{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":454,"b":464}]},{"name":"status","required":true,"transform":{"type":"scalar"},"locs":[{"a":473,"b":480},{"a":843,"b":850},{"a":1211,"b":1218},{"a":3537,"b":3544}]},{"name":"reason","required":false,"transform":{"type":"scalar"},"locs":[{"a":499,"b":505}]},{"name":"error","required":false,"transform":{"type":"scalar"},"locs":[{"a":518,"b":523}]},{"name":"failurePolicy","required":true,"transform":{"type":"scalar"},"locs":[{"a":533,"b":547}]},{"name":"names","required":true,"transform":{"type":"scalar"},"locs":[{"a":578,"b":584},{"a":612,"b":618},{"a":982,"b":988},{"a":2415,"b":2421},{"a":2943,"b":2949},{"a":3202,"b":3208},{"a":3232,"b":3238},{"a":3262,"b":3268}]},{"name":"hasController","required":true,"transform":{"type":"scalar"},"locs":[{"a":631,"b":645},{"a":1001,"b":1015},{"a":3048,"b":3062},{"a":3298,"b":3312}]},{"name":"priority","required":true,"transform":{"type":"scalar"},"locs":[{"a":666,"b":675}]},{"name":"inputs","required":true,"transform":{"type":"scalar"},"locs":[{"a":688,"b":695}]},{"name":"triggeredBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":705,"b":717},{"a":3735,"b":3747}]},{"name":"startedBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":726,"b":736}]},{"name":"timeoutMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":745,"b":754}]},{"name":"queueTimeoutMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":769,"b":783},{"a":906,"b":920}]},{"name":"hasQueueTimeouts","required":true,"transform":{"type":"scalar"},"locs":[{"a":794,"b":811}]},{"name":"parentRunId","required":false,"transform":{"type":"scalar"},"locs":[{"a":1032,"b":1043}]},{"name":"parentSeq","required":false,"transform":{"type":"scalar"},"locs":[{"a":1052,"b":1061}]},{"name":"rootRunId","required":false,"transform":{"type":"scalar"},"locs":[{"a":1069,"b":1078}]},{"name":"depth","required":true,"transform":{"type":"scalar"},"locs":[{"a":1087,"b":1093}]},{"name":"parentWaits","required":true,"transform":{"type":"scalar"},"locs":[{"a":1105,"b":1117}]},{"name":"cancelWithParent","required":true,"transform":{"type":"scalar"},"locs":[{"a":1129,"b":1146}]},{"name":"holdsSlots","required":true,"transform":{"type":"scalar"},"locs":[{"a":1158,"b":1169}]},{"name":"retries","required":true,"transform":{"type":"scalar"},"locs":[{"a":1181,"b":1189}]},{"name":"latestVersion","required":false,"transform":{"type":"scalar"},"locs":[{"a":1297,"b":1310},{"a":1472,"b":1485}]},{"name":"jobName","required":false,"transform":{"type":"scalar"},"locs":[{"a":1426,"b":1433}]},{"name":"startWithinMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":1694,"b":1707}]},{"name":"finishWithinMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":1762,"b":1776}]},{"name":"isWatched","required":true,"transform":{"type":"scalar"},"locs":[{"a":1832,"b":1842}]},{"name":"openDeps","required":true,"transform":{"type":"scalar"},"locs":[{"a":2432,"b":2441}]},{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":2451,"b":2458},{"a":2988,"b":2995}]},{"name":"slotKinds","required":true,"transform":{"type":"scalar"},"locs":[{"a":2469,"b":2479}]},{"name":"tags","required":true,"transform":{"type":"scalar"},"locs":[{"a":2490,"b":2495}]},{"name":"priorities","required":true,"transform":{"type":"scalar"},"locs":[{"a":2506,"b":2517}]},{"name":"rings","required":true,"transform":{"type":"scalar"},"locs":[{"a":3854,"b":3860}]}],"statement":"WITH run AS (\n  INSERT INTO job_runs (\n    id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,\n    triggered_by, started_by, timeout_ms, queue_timeout_ms, has_queue_timeouts, deadline_at, next_seq, parent_run_id, parent_seq,\n    root_run_id, depth, parent_waits, cancel_with_parent, holds_slots, retries_left, finished_at\n  )\n  SELECT\n    :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,\n    :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]),\n    cardinality(:names!::text[]) + :hasController!::boolean::int,\n    :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :startedBy!::text, :timeoutMs::bigint,\n    :queueTimeoutMs::bigint, :hasQueueTimeouts!::boolean,\n    CASE\n      WHEN :status!::job_run_status IN ('pending', 'queued') THEN now() + :queueTimeoutMs::bigint * interval '1 millisecond'\n    END,\n    cardinality(:names!::text[]) + :hasController!::boolean::int, :parentRunId::uuid, :parentSeq::int, :rootRunId::uuid, :depth!::int,\n    :parentWaits!::boolean, :cancelWithParent!::boolean, :holdsSlots!::boolean, :retries!::int,\n    CASE WHEN :status!::job_run_status IN ('completed', 'failed', 'skipped') THEN now() END\n  WHERE :latestVersion::int IS NULL\n    OR EXISTS (\n      SELECT\n      FROM jobs j\n      WHERE j.id = :jobId!::uuid\n        AND j.name = :jobName::text\n        AND j.latest_version = :latestVersion::int\n        AND j.deleted_at IS NULL\n    )\n  RETURNING id, project_id, created_at\n), watch AS (\n  INSERT INTO run_watches (run_id, project_id, start_by, finish_by)\n  SELECT\n    id, project_id, created_at + :startWithinMs::bigint * interval '1 millisecond',\n    created_at + :finishWithinMs::bigint * interval '1 millisecond'\n  FROM run\n  WHERE :isWatched!::boolean\n), tasks AS (\n  INSERT INTO task_runs (\n    run_id, project_id, seq, node, name, status, open_deps, queue, slot_kind, tags, priority, queued_at, ready_at\n  )\n  SELECT\n    run.id, run.project_id, node.ordinal - 1, node.ordinal - 1, node.name,\n    CASE WHEN node.open_deps = 0 THEN 'queued' ELSE 'pending' END::task_run_status,\n    node.open_deps, node.queue, node.slot_kind::slot_kind, string_to_array(node.tags, ','), node.priority,\n    CASE WHEN node.open_deps = 0 THEN now() END, CASE WHEN node.open_deps = 0 THEN now() END\n  FROM run\n  CROSS JOIN unnest(\n    :names!::text[], :openDeps!::int[], :queues!::text[], :slotKinds!::text[], :tags!::text[], :priorities!::smallint[]\n  ) WITH ORDINALITY AS node (name, open_deps, queue, slot_kind, tags, priority, ordinal)\n  RETURNING run_id, seq, project_id, status, queue, slot_kind, priority, tags\n), controller AS (\n  -- Whoever takes the first task takes the controller.\n  INSERT INTO task_runs (run_id, project_id, seq, node, scope, name, status, open_deps, queue, slot_kind, child_scope, ready_at)\n  SELECT\n    id, project_id, cardinality(:names!::text[]), -1, -1, '', 'waiting', 0, (:queues!::text[])[1], 'inline', 0, now()\n  FROM run\n  WHERE :hasController!::boolean\n), main_scope AS (\n  INSERT INTO scopes (run_id, id, project_id, parent_seq, size, open)\n  SELECT id, 0, project_id, cardinality(:names!::text[]), cardinality(:names!::text[]), cardinality(:names!::text[])\n  FROM run\n  WHERE :hasController!::boolean\n), ready AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)\n  SELECT project_id, queue, slot_kind, priority, tags, run_id, seq\n  FROM tasks\n  WHERE status = 'queued'\n    AND :status!::job_run_status = 'queued'\n  ORDER BY seq\n), event AS (\n  INSERT INTO run_events (run_id, project_id, type, data)\n  SELECT id, project_id, 'run_created', jsonb_build_object('triggered_by', :triggeredBy!::text)\n  FROM run\n)\nSELECT\n  id AS \"id!\",\n  (SELECT count(pg_notify('stratal_ready', queue)) FROM unnest(:rings!::text[]) AS rung (queue)) AS \"rung!\"\nFROM run"};

/**
 * Query generated from SQL:
 * ```
 * WITH run AS (
 *   INSERT INTO job_runs (
 *     id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,
 *     triggered_by, started_by, timeout_ms, queue_timeout_ms, has_queue_timeouts, deadline_at, next_seq, parent_run_id, parent_seq,
 *     root_run_id, depth, parent_waits, cancel_with_parent, holds_slots, retries_left, finished_at
 *   )
 *   SELECT
 *     :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,
 *     :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]),
 *     cardinality(:names!::text[]) + :hasController!::boolean::int,
 *     :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :startedBy!::text, :timeoutMs::bigint,
 *     :queueTimeoutMs::bigint, :hasQueueTimeouts!::boolean,
 *     CASE
 *       WHEN :status!::job_run_status IN ('pending', 'queued') THEN now() + :queueTimeoutMs::bigint * interval '1 millisecond'
 *     END,
 *     cardinality(:names!::text[]) + :hasController!::boolean::int, :parentRunId::uuid, :parentSeq::int, :rootRunId::uuid, :depth!::int,
 *     :parentWaits!::boolean, :cancelWithParent!::boolean, :holdsSlots!::boolean, :retries!::int,
 *     CASE WHEN :status!::job_run_status IN ('completed', 'failed', 'skipped') THEN now() END
 *   WHERE :latestVersion::int IS NULL
 *     OR EXISTS (
 *       SELECT
 *       FROM jobs j
 *       WHERE j.id = :jobId!::uuid
 *         AND j.name = :jobName::text
 *         AND j.latest_version = :latestVersion::int
 *         AND j.deleted_at IS NULL
 *     )
 *   RETURNING id, project_id, created_at
 * ), watch AS (
 *   INSERT INTO run_watches (run_id, project_id, start_by, finish_by)
 *   SELECT
 *     id, project_id, created_at + :startWithinMs::bigint * interval '1 millisecond',
 *     created_at + :finishWithinMs::bigint * interval '1 millisecond'
 *   FROM run
 *   WHERE :isWatched!::boolean
 * ), tasks AS (
 *   INSERT INTO task_runs (
 *     run_id, project_id, seq, node, name, status, open_deps, queue, slot_kind, tags, priority, queued_at, ready_at
 *   )
 *   SELECT
 *     run.id, run.project_id, node.ordinal - 1, node.ordinal - 1, node.name,
 *     CASE WHEN node.open_deps = 0 THEN 'queued' ELSE 'pending' END::task_run_status,
 *     node.open_deps, node.queue, node.slot_kind::slot_kind, string_to_array(node.tags, ','), node.priority,
 *     CASE WHEN node.open_deps = 0 THEN now() END, CASE WHEN node.open_deps = 0 THEN now() END
 *   FROM run
 *   CROSS JOIN unnest(
 *     :names!::text[], :openDeps!::int[], :queues!::text[], :slotKinds!::text[], :tags!::text[], :priorities!::smallint[]
 *   ) WITH ORDINALITY AS node (name, open_deps, queue, slot_kind, tags, priority, ordinal)
 *   RETURNING run_id, seq, project_id, status, queue, slot_kind, priority, tags
 * ), controller AS (
 *   -- Whoever takes the first task takes the controller.
 *   INSERT INTO task_runs (run_id, project_id, seq, node, scope, name, status, open_deps, queue, slot_kind, child_scope, ready_at)
 *   SELECT
 *     id, project_id, cardinality(:names!::text[]), -1, -1, '', 'waiting', 0, (:queues!::text[])[1], 'inline', 0, now()
 *   FROM run
 *   WHERE :hasController!::boolean
 * ), main_scope AS (
 *   INSERT INTO scopes (run_id, id, project_id, parent_seq, size, open)
 *   SELECT id, 0, project_id, cardinality(:names!::text[]), cardinality(:names!::text[]), cardinality(:names!::text[])
 *   FROM run
 *   WHERE :hasController!::boolean
 * ), ready AS (
 *   INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)
 *   SELECT project_id, queue, slot_kind, priority, tags, run_id, seq
 *   FROM tasks
 *   WHERE status = 'queued'
 *     AND :status!::job_run_status = 'queued'
 *   ORDER BY seq
 * ), event AS (
 *   INSERT INTO run_events (run_id, project_id, type, data)
 *   SELECT id, project_id, 'run_created', jsonb_build_object('triggered_by', :triggeredBy!::text)
 *   FROM run
 * )
 * SELECT
 *   id AS "id!",
 *   (SELECT count(pg_notify('stratal_ready', queue)) FROM unnest(:rings!::text[]) AS rung (queue)) AS "rung!"
 * FROM run
 * ```
 */
export const createRunRows = new PreparedQuery<ICreateRunRowsParams,ICreateRunRowsResult>(createRunRowsIR);


