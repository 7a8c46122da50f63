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
  hasController: boolean;
  holdsSlots: boolean;
  inputs: JsonParameter;
  jobId: string;
  names: stringArray;
  openDeps: numberArray;
  parentRunId?: string | null | void;
  parentSeq?: number | null | void;
  parentWaits: boolean;
  priorities: numberArray;
  priority: number;
  projectId: string;
  queues: stringArray;
  reason?: string | null | void;
  rootRunId?: string | null | void;
  runId: string;
  slotKinds: stringArray;
  startedBy: string;
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

const createRunRowsIR: any = {"usedParamSet":{"runId":true,"projectId":true,"jobId":true,"versionId":true,"status":true,"reason":true,"error":true,"failurePolicy":true,"names":true,"hasController":true,"priority":true,"inputs":true,"triggeredBy":true,"startedBy":true,"timeoutMs":true,"parentRunId":true,"parentSeq":true,"rootRunId":true,"depth":true,"parentWaits":true,"cancelWithParent":true,"holdsSlots":true,"openDeps":true,"queues":true,"slotKinds":true,"tags":true,"priorities":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":340,"b":346}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":355,"b":365}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":374,"b":380}]},{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":389,"b":399}]},{"name":"status","required":true,"transform":{"type":"scalar"},"locs":[{"a":408,"b":415},{"a":929,"b":936},{"a":2628,"b":2635}]},{"name":"reason","required":false,"transform":{"type":"scalar"},"locs":[{"a":434,"b":440}]},{"name":"error","required":false,"transform":{"type":"scalar"},"locs":[{"a":453,"b":458}]},{"name":"failurePolicy","required":true,"transform":{"type":"scalar"},"locs":[{"a":468,"b":482}]},{"name":"names","required":true,"transform":{"type":"scalar"},"locs":[{"a":513,"b":519},{"a":547,"b":553},{"a":716,"b":722},{"a":1596,"b":1602},{"a":2057,"b":2063},{"a":2293,"b":2299},{"a":2323,"b":2329},{"a":2353,"b":2359}]},{"name":"hasController","required":true,"transform":{"type":"scalar"},"locs":[{"a":566,"b":580},{"a":735,"b":749},{"a":2139,"b":2153},{"a":2389,"b":2403}]},{"name":"priority","required":true,"transform":{"type":"scalar"},"locs":[{"a":601,"b":610}]},{"name":"inputs","required":true,"transform":{"type":"scalar"},"locs":[{"a":623,"b":630}]},{"name":"triggeredBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":640,"b":652},{"a":2826,"b":2838}]},{"name":"startedBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":661,"b":671}]},{"name":"timeoutMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":680,"b":689}]},{"name":"parentRunId","required":false,"transform":{"type":"scalar"},"locs":[{"a":766,"b":777}]},{"name":"parentSeq","required":false,"transform":{"type":"scalar"},"locs":[{"a":786,"b":795}]},{"name":"rootRunId","required":false,"transform":{"type":"scalar"},"locs":[{"a":803,"b":812}]},{"name":"depth","required":true,"transform":{"type":"scalar"},"locs":[{"a":821,"b":827}]},{"name":"parentWaits","required":true,"transform":{"type":"scalar"},"locs":[{"a":839,"b":851}]},{"name":"cancelWithParent","required":true,"transform":{"type":"scalar"},"locs":[{"a":863,"b":880}]},{"name":"holdsSlots","required":true,"transform":{"type":"scalar"},"locs":[{"a":892,"b":903}]},{"name":"openDeps","required":true,"transform":{"type":"scalar"},"locs":[{"a":1613,"b":1622}]},{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":1632,"b":1639}]},{"name":"slotKinds","required":true,"transform":{"type":"scalar"},"locs":[{"a":1650,"b":1660}]},{"name":"tags","required":true,"transform":{"type":"scalar"},"locs":[{"a":1671,"b":1676}]},{"name":"priorities","required":true,"transform":{"type":"scalar"},"locs":[{"a":1687,"b":1698}]}],"statement":"WITH run AS (\n  INSERT INTO job_runs (\n    id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,\n    triggered_by, started_by, timeout_ms, next_seq, parent_run_id, parent_seq, root_run_id, depth, parent_waits, cancel_with_parent,\n    holds_slots, finished_at\n  )\n  SELECT\n    :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,\n    :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]),\n    cardinality(:names!::text[]) + :hasController!::boolean::int,\n    :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :startedBy!::text, :timeoutMs::bigint,\n    cardinality(:names!::text[]) + :hasController!::boolean::int, :parentRunId::uuid, :parentSeq::int, :rootRunId::uuid, :depth!::int,\n    :parentWaits!::boolean, :cancelWithParent!::boolean, :holdsSlots!::boolean,\n    CASE WHEN :status!::job_run_status IN ('completed', 'failed', 'skipped') THEN now() END\n  RETURNING id, project_id\n), tasks AS (\n  INSERT INTO task_runs (\n    run_id, project_id, seq, node, name, status, open_deps, queue, slot_kind, tags, priority, queued_at, ready_at\n  )\n  SELECT\n    run.id, run.project_id, node.ordinal - 1, node.ordinal - 1, node.name,\n    CASE WHEN node.open_deps = 0 THEN 'queued' ELSE 'pending' END::task_run_status,\n    node.open_deps, node.queue, node.slot_kind::slot_kind, string_to_array(node.tags, ','), node.priority,\n    CASE WHEN node.open_deps = 0 THEN now() END, CASE WHEN node.open_deps = 0 THEN now() END\n  FROM run\n  CROSS JOIN unnest(\n    :names!::text[], :openDeps!::int[], :queues!::text[], :slotKinds!::text[], :tags!::text[], :priorities!::smallint[]\n  ) WITH ORDINALITY AS node (name, open_deps, queue, slot_kind, tags, priority, ordinal)\n  RETURNING run_id, seq, project_id, status, queue, slot_kind, priority, tags\n), controller AS (\n  INSERT INTO task_runs (run_id, project_id, seq, node, scope, name, status, open_deps, slot_kind, child_scope, ready_at)\n  SELECT id, project_id, cardinality(:names!::text[]), -1, -1, '', 'waiting', 0, 'inline', 0, now()\n  FROM run\n  WHERE :hasController!::boolean\n), main_scope AS (\n  INSERT INTO scopes (run_id, id, project_id, parent_seq, size, open)\n  SELECT id, 0, project_id, cardinality(:names!::text[]), cardinality(:names!::text[]), cardinality(:names!::text[])\n  FROM run\n  WHERE :hasController!::boolean\n), ready AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, tags, run_id, seq)\n  SELECT project_id, queue, slot_kind, priority, tags, run_id, seq\n  FROM tasks\n  WHERE status = 'queued'\n    AND :status!::job_run_status = 'queued'\n  ORDER BY seq\n), event AS (\n  INSERT INTO run_events (run_id, project_id, type, data)\n  SELECT id, project_id, 'run_created', jsonb_build_object('triggered_by', :triggeredBy!::text)\n  FROM run\n)\nSELECT id AS \"id!\"\nFROM run"};

/**
 * Query generated from SQL:
 * ```
 * WITH run AS (
 *   INSERT INTO job_runs (
 *     id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,
 *     triggered_by, started_by, timeout_ms, next_seq, parent_run_id, parent_seq, root_run_id, depth, parent_waits, cancel_with_parent,
 *     holds_slots, finished_at
 *   )
 *   SELECT
 *     :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,
 *     :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]),
 *     cardinality(:names!::text[]) + :hasController!::boolean::int,
 *     :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :startedBy!::text, :timeoutMs::bigint,
 *     cardinality(:names!::text[]) + :hasController!::boolean::int, :parentRunId::uuid, :parentSeq::int, :rootRunId::uuid, :depth!::int,
 *     :parentWaits!::boolean, :cancelWithParent!::boolean, :holdsSlots!::boolean,
 *     CASE WHEN :status!::job_run_status IN ('completed', 'failed', 'skipped') THEN now() END
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
 *     AND :status!::job_run_status = 'queued'
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


