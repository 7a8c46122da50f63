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
  hasController: boolean;
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

const createRunRowsIR: any = {"usedParamSet":{"runId":true,"projectId":true,"jobId":true,"versionId":true,"status":true,"reason":true,"error":true,"failurePolicy":true,"names":true,"hasController":true,"priority":true,"inputs":true,"triggeredBy":true,"timeoutMs":true,"openDeps":true,"queues":true,"slotKinds":true,"tags":true,"priorities":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":230,"b":236}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":245,"b":255}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":264,"b":270}]},{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":279,"b":289}]},{"name":"status","required":true,"transform":{"type":"scalar"},"locs":[{"a":298,"b":305},{"a":651,"b":658}]},{"name":"reason","required":false,"transform":{"type":"scalar"},"locs":[{"a":324,"b":330}]},{"name":"error","required":false,"transform":{"type":"scalar"},"locs":[{"a":343,"b":348}]},{"name":"failurePolicy","required":true,"transform":{"type":"scalar"},"locs":[{"a":358,"b":372}]},{"name":"names","required":true,"transform":{"type":"scalar"},"locs":[{"a":403,"b":409},{"a":437,"b":443},{"a":587,"b":593},{"a":1307,"b":1313},{"a":1768,"b":1774},{"a":2004,"b":2010},{"a":2034,"b":2040},{"a":2064,"b":2070}]},{"name":"hasController","required":true,"transform":{"type":"scalar"},"locs":[{"a":456,"b":470},{"a":606,"b":620},{"a":1850,"b":1864},{"a":2100,"b":2114}]},{"name":"priority","required":true,"transform":{"type":"scalar"},"locs":[{"a":491,"b":500}]},{"name":"inputs","required":true,"transform":{"type":"scalar"},"locs":[{"a":513,"b":520}]},{"name":"triggeredBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":530,"b":542},{"a":2493,"b":2505}]},{"name":"timeoutMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":551,"b":560}]},{"name":"openDeps","required":true,"transform":{"type":"scalar"},"locs":[{"a":1324,"b":1333}]},{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":1343,"b":1350}]},{"name":"slotKinds","required":true,"transform":{"type":"scalar"},"locs":[{"a":1361,"b":1371}]},{"name":"tags","required":true,"transform":{"type":"scalar"},"locs":[{"a":1382,"b":1387}]},{"name":"priorities","required":true,"transform":{"type":"scalar"},"locs":[{"a":1398,"b":1409}]}],"statement":"WITH run AS (\n  INSERT INTO job_runs (\n    id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,\n    triggered_by, timeout_ms, next_seq, finished_at\n  )\n  SELECT\n    :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,\n    :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]),\n    cardinality(:names!::text[]) + :hasController!::boolean::int,\n    :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :timeoutMs::bigint,\n    cardinality(:names!::text[]) + :hasController!::boolean::int,\n    CASE WHEN :status!::job_run_status IN ('completed', 'failed') THEN now() END\n  RETURNING id, project_id\n), tasks AS (\n  INSERT INTO task_runs (\n    run_id, project_id, seq, node, name, status, open_deps, queue, slot_kind, tags, priority, queued_at, ready_at\n  )\n  SELECT\n    run.id, run.project_id, node.ordinal - 1, node.ordinal - 1, node.name,\n    CASE WHEN node.open_deps = 0 THEN 'queued' ELSE 'pending' END::task_run_status,\n    node.open_deps, node.queue, node.slot_kind::slot_kind, string_to_array(node.tags, ','), node.priority,\n    CASE WHEN node.open_deps = 0 THEN now() END, CASE WHEN node.open_deps = 0 THEN now() END\n  FROM run\n  CROSS JOIN unnest(\n    :names!::text[], :openDeps!::int[], :queues!::text[], :slotKinds!::text[], :tags!::text[], :priorities!::smallint[]\n  ) WITH ORDINALITY AS node (name, open_deps, queue, slot_kind, tags, priority, ordinal)\n  RETURNING run_id, seq, project_id, status, queue, slot_kind, priority, tags\n), controller AS (\n  INSERT INTO task_runs (run_id, project_id, seq, node, scope, name, status, open_deps, slot_kind, child_scope, ready_at)\n  SELECT id, project_id, cardinality(:names!::text[]), -1, -1, '', 'waiting', 0, 'inline', 0, now()\n  FROM run\n  WHERE :hasController!::boolean\n), main_scope AS (\n  INSERT INTO scopes (run_id, id, project_id, parent_seq, size, open)\n  SELECT id, 0, project_id, cardinality(:names!::text[]), cardinality(:names!::text[]), cardinality(:names!::text[])\n  FROM run\n  WHERE :hasController!::boolean\n), ready AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)\n  SELECT project_id, queue, slot_kind, priority, tags, run_id, seq\n  FROM tasks\n  WHERE status = 'queued'\n  ORDER BY seq\n), event AS (\n  INSERT INTO run_events (run_id, project_id, type, data)\n  SELECT id, project_id, 'run_created', jsonb_build_object('triggered_by', :triggeredBy!::text)\n  FROM run\n)\nSELECT id AS \"id!\"\nFROM run"};

/**
 * Query generated from SQL:
 * ```
 * WITH run AS (
 *   INSERT INTO job_runs (
 *     id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,
 *     triggered_by, timeout_ms, next_seq, finished_at
 *   )
 *   SELECT
 *     :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,
 *     :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]),
 *     cardinality(:names!::text[]) + :hasController!::boolean::int,
 *     :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :timeoutMs::bigint,
 *     cardinality(:names!::text[]) + :hasController!::boolean::int,
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


