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
  retries: number;
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

const createRunRowsIR: any = {"usedParamSet":{"runId":true,"projectId":true,"jobId":true,"versionId":true,"status":true,"reason":true,"error":true,"failurePolicy":true,"names":true,"hasController":true,"priority":true,"inputs":true,"triggeredBy":true,"timeoutMs":true,"retries":true,"openDeps":true,"queues":true,"slotKinds":true,"tags":true,"priorities":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":244,"b":250}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":259,"b":269}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":278,"b":284}]},{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":293,"b":303}]},{"name":"status","required":true,"transform":{"type":"scalar"},"locs":[{"a":312,"b":319},{"a":681,"b":688}]},{"name":"reason","required":false,"transform":{"type":"scalar"},"locs":[{"a":338,"b":344}]},{"name":"error","required":false,"transform":{"type":"scalar"},"locs":[{"a":357,"b":362}]},{"name":"failurePolicy","required":true,"transform":{"type":"scalar"},"locs":[{"a":372,"b":386}]},{"name":"names","required":true,"transform":{"type":"scalar"},"locs":[{"a":417,"b":423},{"a":451,"b":457},{"a":601,"b":607},{"a":1337,"b":1343},{"a":1798,"b":1804},{"a":2034,"b":2040},{"a":2064,"b":2070},{"a":2094,"b":2100}]},{"name":"hasController","required":true,"transform":{"type":"scalar"},"locs":[{"a":470,"b":484},{"a":620,"b":634},{"a":1880,"b":1894},{"a":2130,"b":2144}]},{"name":"priority","required":true,"transform":{"type":"scalar"},"locs":[{"a":505,"b":514}]},{"name":"inputs","required":true,"transform":{"type":"scalar"},"locs":[{"a":527,"b":534}]},{"name":"triggeredBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":544,"b":556},{"a":2523,"b":2535}]},{"name":"timeoutMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":565,"b":574}]},{"name":"retries","required":true,"transform":{"type":"scalar"},"locs":[{"a":651,"b":659}]},{"name":"openDeps","required":true,"transform":{"type":"scalar"},"locs":[{"a":1354,"b":1363}]},{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":1373,"b":1380}]},{"name":"slotKinds","required":true,"transform":{"type":"scalar"},"locs":[{"a":1391,"b":1401}]},{"name":"tags","required":true,"transform":{"type":"scalar"},"locs":[{"a":1412,"b":1417}]},{"name":"priorities","required":true,"transform":{"type":"scalar"},"locs":[{"a":1428,"b":1439}]}],"statement":"WITH run AS (\n  INSERT INTO job_runs (\n    id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,\n    triggered_by, timeout_ms, next_seq, retries_left, finished_at\n  )\n  SELECT\n    :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,\n    :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]),\n    cardinality(:names!::text[]) + :hasController!::boolean::int,\n    :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :timeoutMs::bigint,\n    cardinality(:names!::text[]) + :hasController!::boolean::int, :retries!::int,\n    CASE WHEN :status!::job_run_status IN ('completed', 'failed') THEN now() END\n  RETURNING id, project_id\n), tasks AS (\n  INSERT INTO task_runs (\n    run_id, project_id, seq, node, name, status, open_deps, queue, slot_kind, tags, priority, queued_at, ready_at\n  )\n  SELECT\n    run.id, run.project_id, node.ordinal - 1, node.ordinal - 1, node.name,\n    CASE WHEN node.open_deps = 0 THEN 'queued' ELSE 'pending' END::task_run_status,\n    node.open_deps, node.queue, node.slot_kind::slot_kind, string_to_array(node.tags, ','), node.priority,\n    CASE WHEN node.open_deps = 0 THEN now() END, CASE WHEN node.open_deps = 0 THEN now() END\n  FROM run\n  CROSS JOIN unnest(\n    :names!::text[], :openDeps!::int[], :queues!::text[], :slotKinds!::text[], :tags!::text[], :priorities!::smallint[]\n  ) WITH ORDINALITY AS node (name, open_deps, queue, slot_kind, tags, priority, ordinal)\n  RETURNING run_id, seq, project_id, status, queue, slot_kind, priority, tags\n), controller AS (\n  INSERT INTO task_runs (run_id, project_id, seq, node, scope, name, status, open_deps, slot_kind, child_scope, ready_at)\n  SELECT id, project_id, cardinality(:names!::text[]), -1, -1, '', 'waiting', 0, 'inline', 0, now()\n  FROM run\n  WHERE :hasController!::boolean\n), main_scope AS (\n  INSERT INTO scopes (run_id, id, project_id, parent_seq, size, open)\n  SELECT id, 0, project_id, cardinality(:names!::text[]), cardinality(:names!::text[]), cardinality(:names!::text[])\n  FROM run\n  WHERE :hasController!::boolean\n), ready AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)\n  SELECT project_id, queue, slot_kind, priority, tags, run_id, seq\n  FROM tasks\n  WHERE status = 'queued'\n  ORDER BY seq\n), event AS (\n  INSERT INTO run_events (run_id, project_id, type, data)\n  SELECT id, project_id, 'run_created', jsonb_build_object('triggered_by', :triggeredBy!::text)\n  FROM run\n)\nSELECT id AS \"id!\"\nFROM run"};

/**
 * Query generated from SQL:
 * ```
 * WITH run AS (
 *   INSERT INTO job_runs (
 *     id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,
 *     triggered_by, timeout_ms, next_seq, retries_left, finished_at
 *   )
 *   SELECT
 *     :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,
 *     :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]),
 *     cardinality(:names!::text[]) + :hasController!::boolean::int,
 *     :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :timeoutMs::bigint,
 *     cardinality(:names!::text[]) + :hasController!::boolean::int, :retries!::int,
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


