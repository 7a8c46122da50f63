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
  inputs: JsonParameter;
  jobId: string;
  names: stringArray;
  openDeps: numberArray;
  priorities: numberArray;
  priority: number;
  projectId: string;
  queues: stringArray;
  reason?: string | null | void;
  runId: string;
  slotKinds: stringArray;
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

const createRunRowsIR: any = {"usedParamSet":{"runId":true,"projectId":true,"jobId":true,"versionId":true,"status":true,"reason":true,"error":true,"failurePolicy":true,"names":true,"priority":true,"inputs":true,"triggeredBy":true,"timeoutMs":true,"openDeps":true,"queues":true,"slotKinds":true,"tags":true,"priorities":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":220,"b":226}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":235,"b":245}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":254,"b":260}]},{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":269,"b":279}]},{"name":"status","required":true,"transform":{"type":"scalar"},"locs":[{"a":288,"b":295},{"a":539,"b":546}]},{"name":"reason","required":false,"transform":{"type":"scalar"},"locs":[{"a":314,"b":320}]},{"name":"error","required":false,"transform":{"type":"scalar"},"locs":[{"a":333,"b":338}]},{"name":"failurePolicy","required":true,"transform":{"type":"scalar"},"locs":[{"a":348,"b":362}]},{"name":"names","required":true,"transform":{"type":"scalar"},"locs":[{"a":393,"b":399},{"a":423,"b":429},{"a":1195,"b":1201}]},{"name":"priority","required":true,"transform":{"type":"scalar"},"locs":[{"a":445,"b":454}]},{"name":"inputs","required":true,"transform":{"type":"scalar"},"locs":[{"a":467,"b":474}]},{"name":"triggeredBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":484,"b":496},{"a":1846,"b":1858}]},{"name":"timeoutMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":505,"b":514}]},{"name":"openDeps","required":true,"transform":{"type":"scalar"},"locs":[{"a":1212,"b":1221}]},{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":1231,"b":1238}]},{"name":"slotKinds","required":true,"transform":{"type":"scalar"},"locs":[{"a":1249,"b":1259}]},{"name":"tags","required":true,"transform":{"type":"scalar"},"locs":[{"a":1270,"b":1275}]},{"name":"priorities","required":true,"transform":{"type":"scalar"},"locs":[{"a":1286,"b":1297}]}],"statement":"WITH run AS (\n  INSERT INTO job_runs (\n    id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,\n    triggered_by, timeout_ms, finished_at\n  )\n  SELECT\n    :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,\n    :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]), cardinality(:names!::text[]),\n    :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :timeoutMs::bigint,\n    CASE WHEN :status!::job_run_status IN ('completed', 'failed') THEN now() END\n  RETURNING id, project_id\n), tasks AS (\n  INSERT INTO task_runs (\n    run_id, project_id, seq, node, name, status, open_deps, queue, slot_kind, tags, priority, queued_at, ready_at\n  )\n  SELECT\n    run.id, run.project_id, node.ordinal - 1, node.ordinal - 1, node.name,\n    CASE WHEN node.open_deps = 0 THEN 'queued' ELSE 'pending' END::task_run_status,\n    node.open_deps, node.queue, node.slot_kind::slot_kind, string_to_array(node.tags, ','), node.priority,\n    CASE WHEN node.open_deps = 0 THEN now() END, CASE WHEN node.open_deps = 0 THEN now() END\n  FROM run\n  CROSS JOIN unnest(\n    :names!::text[], :openDeps!::int[], :queues!::text[], :slotKinds!::text[], :tags!::text[], :priorities!::smallint[]\n  ) WITH ORDINALITY AS node (name, open_deps, queue, slot_kind, tags, priority, ordinal)\n  RETURNING run_id, seq, project_id, status, queue, slot_kind, priority, tags\n), ready AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)\n  SELECT project_id, queue, slot_kind, priority, tags, run_id, seq\n  FROM tasks\n  WHERE status = 'queued'\n  ORDER BY seq\n), event AS (\n  INSERT INTO run_events (run_id, project_id, type, data)\n  SELECT id, project_id, 'run_created', jsonb_build_object('triggered_by', :triggeredBy!::text)\n  FROM run\n)\nSELECT id AS \"id!\"\nFROM run"};

/**
 * Query generated from SQL:
 * ```
 * WITH run AS (
 *   INSERT INTO job_runs (
 *     id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,
 *     triggered_by, timeout_ms, finished_at
 *   )
 *   SELECT
 *     :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,
 *     :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]), cardinality(:names!::text[]),
 *     :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :timeoutMs::bigint,
 *     CASE WHEN :status!::job_run_status IN ('completed', 'failed') THEN now() END
 *   RETURNING id, project_id
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


