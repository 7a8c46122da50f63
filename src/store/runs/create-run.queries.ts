/** Types generated for queries found in "src/store/runs/create-run.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

export type failure_policy = 'cancel' | 'continue' | 'stop';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

export type numberArray = (number)[];

export type stringArray = (string)[];

/** 'CreateRunRows' parameters type */
export interface ICreateRunRowsParams {
  error?: JsonParameter | null | void;
  failurePolicy: failure_policy;
  finishWithinMs?: number | null | void;
  hasController: boolean;
  hasQueueTimeouts: boolean;
  inputs: JsonParameter;
  isWatched: boolean;
  jobId: string;
  names: stringArray;
  openDeps: numberArray;
  priorities: numberArray;
  priority: number;
  projectId: string;
  queues: stringArray;
  queueTimeoutMs?: number | null | void;
  reason?: string | null | void;
  runId: string;
  slotKinds: stringArray;
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
}

/** 'CreateRunRows' query type */
export interface ICreateRunRowsQuery {
  params: ICreateRunRowsParams;
  result: ICreateRunRowsResult;
}

const createRunRowsIR: any = {"usedParamSet":{"runId":true,"projectId":true,"jobId":true,"versionId":true,"status":true,"reason":true,"error":true,"failurePolicy":true,"names":true,"hasController":true,"priority":true,"inputs":true,"triggeredBy":true,"timeoutMs":true,"queueTimeoutMs":true,"hasQueueTimeouts":true,"startWithinMs":true,"finishWithinMs":true,"isWatched":true,"openDeps":true,"queues":true,"slotKinds":true,"tags":true,"priorities":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":281,"b":287}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":296,"b":306}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":315,"b":321}]},{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":330,"b":340}]},{"name":"status","required":true,"transform":{"type":"scalar"},"locs":[{"a":349,"b":356},{"a":700,"b":707},{"a":903,"b":910}]},{"name":"reason","required":false,"transform":{"type":"scalar"},"locs":[{"a":375,"b":381}]},{"name":"error","required":false,"transform":{"type":"scalar"},"locs":[{"a":394,"b":399}]},{"name":"failurePolicy","required":true,"transform":{"type":"scalar"},"locs":[{"a":409,"b":423}]},{"name":"names","required":true,"transform":{"type":"scalar"},"locs":[{"a":454,"b":460},{"a":488,"b":494},{"a":839,"b":845},{"a":1854,"b":1860},{"a":2315,"b":2321},{"a":2551,"b":2557},{"a":2581,"b":2587},{"a":2611,"b":2617}]},{"name":"hasController","required":true,"transform":{"type":"scalar"},"locs":[{"a":507,"b":521},{"a":858,"b":872},{"a":2397,"b":2411},{"a":2647,"b":2661}]},{"name":"priority","required":true,"transform":{"type":"scalar"},"locs":[{"a":542,"b":551}]},{"name":"inputs","required":true,"transform":{"type":"scalar"},"locs":[{"a":564,"b":571}]},{"name":"triggeredBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":581,"b":593},{"a":3040,"b":3052}]},{"name":"timeoutMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":602,"b":611}]},{"name":"queueTimeoutMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":626,"b":640},{"a":763,"b":777}]},{"name":"hasQueueTimeouts","required":true,"transform":{"type":"scalar"},"locs":[{"a":651,"b":668}]},{"name":"startWithinMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":1133,"b":1146}]},{"name":"finishWithinMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":1201,"b":1215}]},{"name":"isWatched","required":true,"transform":{"type":"scalar"},"locs":[{"a":1271,"b":1281}]},{"name":"openDeps","required":true,"transform":{"type":"scalar"},"locs":[{"a":1871,"b":1880}]},{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":1890,"b":1897}]},{"name":"slotKinds","required":true,"transform":{"type":"scalar"},"locs":[{"a":1908,"b":1918}]},{"name":"tags","required":true,"transform":{"type":"scalar"},"locs":[{"a":1929,"b":1934}]},{"name":"priorities","required":true,"transform":{"type":"scalar"},"locs":[{"a":1945,"b":1956}]}],"statement":"WITH run AS (\n  INSERT INTO job_runs (\n    id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,\n    triggered_by, timeout_ms, queue_timeout_ms, has_queue_timeouts, deadline_at, next_seq, finished_at\n  )\n  SELECT\n    :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,\n    :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]),\n    cardinality(:names!::text[]) + :hasController!::boolean::int,\n    :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :timeoutMs::bigint,\n    :queueTimeoutMs::bigint, :hasQueueTimeouts!::boolean,\n    CASE\n      WHEN :status!::job_run_status IN ('pending', 'queued') THEN now() + :queueTimeoutMs::bigint * interval '1 millisecond'\n    END,\n    cardinality(:names!::text[]) + :hasController!::boolean::int,\n    CASE WHEN :status!::job_run_status IN ('completed', 'failed') THEN now() END\n  RETURNING id, project_id, created_at\n), watch AS (\n  INSERT INTO run_watches (run_id, project_id, start_by, finish_by)\n  SELECT\n    id, project_id, created_at + :startWithinMs::bigint * interval '1 millisecond',\n    created_at + :finishWithinMs::bigint * interval '1 millisecond'\n  FROM run\n  WHERE :isWatched!::boolean\n), tasks AS (\n  INSERT INTO task_runs (\n    run_id, project_id, seq, node, name, status, open_deps, queue, slot_kind, tags, priority, queued_at, ready_at\n  )\n  SELECT\n    run.id, run.project_id, node.ordinal - 1, node.ordinal - 1, node.name,\n    CASE WHEN node.open_deps = 0 THEN 'queued' ELSE 'pending' END::task_run_status,\n    node.open_deps, node.queue, node.slot_kind::slot_kind, string_to_array(node.tags, ','), node.priority,\n    CASE WHEN node.open_deps = 0 THEN now() END, CASE WHEN node.open_deps = 0 THEN now() END\n  FROM run\n  CROSS JOIN unnest(\n    :names!::text[], :openDeps!::int[], :queues!::text[], :slotKinds!::text[], :tags!::text[], :priorities!::smallint[]\n  ) WITH ORDINALITY AS node (name, open_deps, queue, slot_kind, tags, priority, ordinal)\n  RETURNING run_id, seq, project_id, status, queue, slot_kind, priority, tags\n), controller AS (\n  INSERT INTO task_runs (run_id, project_id, seq, node, scope, name, status, open_deps, slot_kind, child_scope, ready_at)\n  SELECT id, project_id, cardinality(:names!::text[]), -1, -1, '', 'waiting', 0, 'inline', 0, now()\n  FROM run\n  WHERE :hasController!::boolean\n), main_scope AS (\n  INSERT INTO scopes (run_id, id, project_id, parent_seq, size, open)\n  SELECT id, 0, project_id, cardinality(:names!::text[]), cardinality(:names!::text[]), cardinality(:names!::text[])\n  FROM run\n  WHERE :hasController!::boolean\n), ready AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)\n  SELECT project_id, queue, slot_kind, priority, tags, run_id, seq\n  FROM tasks\n  WHERE status = 'queued'\n  ORDER BY seq\n), event AS (\n  INSERT INTO run_events (run_id, project_id, type, data)\n  SELECT id, project_id, 'run_created', jsonb_build_object('triggered_by', :triggeredBy!::text)\n  FROM run\n)\nSELECT id AS \"id!\"\nFROM run"};

/**
 * Query generated from SQL:
 * ```
 * WITH run AS (
 *   INSERT INTO job_runs (
 *     id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,
 *     triggered_by, timeout_ms, queue_timeout_ms, has_queue_timeouts, deadline_at, next_seq, finished_at
 *   )
 *   SELECT
 *     :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,
 *     :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]),
 *     cardinality(:names!::text[]) + :hasController!::boolean::int,
 *     :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :timeoutMs::bigint,
 *     :queueTimeoutMs::bigint, :hasQueueTimeouts!::boolean,
 *     CASE
 *       WHEN :status!::job_run_status IN ('pending', 'queued') THEN now() + :queueTimeoutMs::bigint * interval '1 millisecond'
 *     END,
 *     cardinality(:names!::text[]) + :hasController!::boolean::int,
 *     CASE WHEN :status!::job_run_status IN ('completed', 'failed') THEN now() END
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
 *   INSERT INTO task_runs (run_id, project_id, seq, node, scope, name, status, open_deps, slot_kind, child_scope, ready_at)
 *   SELECT id, project_id, cardinality(:names!::text[]), -1, -1, '', 'waiting', 0, 'inline', 0, now()
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
 *   ORDER BY seq
 * ), event AS (
 *   INSERT INTO run_events (run_id, project_id, type, data)
 *   SELECT id, project_id, 'run_created', jsonb_build_object('triggered_by', :triggeredBy!::text)
 *   FROM run
 * )
 * SELECT id AS "id!"
 * FROM run
 * ```
 */
export const createRunRows = new PreparedQuery<ICreateRunRowsParams,ICreateRunRowsResult>(createRunRowsIR);


