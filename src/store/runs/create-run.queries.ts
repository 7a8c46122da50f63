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

const createRunRowsIR: any = {"usedParamSet":{"openDeps":true,"queues":true,"slotKinds":true,"priorities":true,"jobId":true,"status":true,"runId":true,"projectId":true,"versionId":true,"reason":true,"error":true,"failurePolicy":true,"names":true,"hasController":true,"priority":true,"inputs":true,"triggeredBy":true,"startedBy":true,"timeoutMs":true,"queueTimeoutMs":true,"hasQueueTimeouts":true,"parentRunId":true,"parentSeq":true,"rootRunId":true,"depth":true,"parentWaits":true,"cancelWithParent":true,"holdsSlots":true,"retries":true,"latestVersion":true,"jobName":true,"startWithinMs":true,"finishWithinMs":true,"isWatched":true,"tags":true,"rings":true},"params":[{"name":"openDeps","required":true,"transform":{"type":"scalar"},"locs":[{"a":248,"b":257},{"a":3287,"b":3296}]},{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":267,"b":274},{"a":3306,"b":3313},{"a":3843,"b":3850}]},{"name":"slotKinds","required":true,"transform":{"type":"scalar"},"locs":[{"a":285,"b":295},{"a":3324,"b":3334}]},{"name":"priorities","required":true,"transform":{"type":"scalar"},"locs":[{"a":306,"b":317},{"a":3361,"b":3372}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":582,"b":588},{"a":1240,"b":1246},{"a":2246,"b":2252}]},{"name":"status","required":true,"transform":{"type":"scalar"},"locs":[{"a":685,"b":692},{"a":1274,"b":1281},{"a":1644,"b":1651},{"a":2012,"b":2019},{"a":4564,"b":4571}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":1206,"b":1212}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":1221,"b":1231}]},{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":1255,"b":1265}]},{"name":"reason","required":false,"transform":{"type":"scalar"},"locs":[{"a":1300,"b":1306}]},{"name":"error","required":false,"transform":{"type":"scalar"},"locs":[{"a":1319,"b":1324}]},{"name":"failurePolicy","required":true,"transform":{"type":"scalar"},"locs":[{"a":1334,"b":1348}]},{"name":"names","required":true,"transform":{"type":"scalar"},"locs":[{"a":1379,"b":1385},{"a":1413,"b":1419},{"a":1783,"b":1789},{"a":3270,"b":3276},{"a":3798,"b":3804},{"a":4057,"b":4063},{"a":4087,"b":4093},{"a":4117,"b":4123}]},{"name":"hasController","required":true,"transform":{"type":"scalar"},"locs":[{"a":1432,"b":1446},{"a":1802,"b":1816},{"a":3903,"b":3917},{"a":4153,"b":4167}]},{"name":"priority","required":true,"transform":{"type":"scalar"},"locs":[{"a":1467,"b":1476}]},{"name":"inputs","required":true,"transform":{"type":"scalar"},"locs":[{"a":1489,"b":1496}]},{"name":"triggeredBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":1506,"b":1518},{"a":4764,"b":4776}]},{"name":"startedBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":1527,"b":1537}]},{"name":"timeoutMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":1546,"b":1555}]},{"name":"queueTimeoutMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":1570,"b":1584},{"a":1707,"b":1721}]},{"name":"hasQueueTimeouts","required":true,"transform":{"type":"scalar"},"locs":[{"a":1595,"b":1612}]},{"name":"parentRunId","required":false,"transform":{"type":"scalar"},"locs":[{"a":1833,"b":1844}]},{"name":"parentSeq","required":false,"transform":{"type":"scalar"},"locs":[{"a":1853,"b":1862}]},{"name":"rootRunId","required":false,"transform":{"type":"scalar"},"locs":[{"a":1870,"b":1879}]},{"name":"depth","required":true,"transform":{"type":"scalar"},"locs":[{"a":1888,"b":1894}]},{"name":"parentWaits","required":true,"transform":{"type":"scalar"},"locs":[{"a":1906,"b":1918}]},{"name":"cancelWithParent","required":true,"transform":{"type":"scalar"},"locs":[{"a":1930,"b":1947}]},{"name":"holdsSlots","required":true,"transform":{"type":"scalar"},"locs":[{"a":1959,"b":1970}]},{"name":"retries","required":true,"transform":{"type":"scalar"},"locs":[{"a":1982,"b":1990}]},{"name":"latestVersion","required":false,"transform":{"type":"scalar"},"locs":[{"a":2152,"b":2165},{"a":2327,"b":2340}]},{"name":"jobName","required":false,"transform":{"type":"scalar"},"locs":[{"a":2281,"b":2288}]},{"name":"startWithinMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":2549,"b":2562}]},{"name":"finishWithinMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":2617,"b":2631}]},{"name":"isWatched","required":true,"transform":{"type":"scalar"},"locs":[{"a":2687,"b":2697}]},{"name":"tags","required":true,"transform":{"type":"scalar"},"locs":[{"a":3345,"b":3350}]},{"name":"rings","required":true,"transform":{"type":"scalar"},"locs":[{"a":4947,"b":4953}]}],"statement":"WITH first AS MATERIALIZED (\n  SELECT\n    node.queue, node.slot_kind::slot_kind AS slot_kind, node.priority, count(*) AS tasks,\n    greatest(ready_front(node.queue, node.slot_kind::slot_kind, node.priority), before.fair_rank) AS rank\n  FROM unnest(:openDeps!::int[], :queues!::text[], :slotKinds!::text[], :priorities!::smallint[])\n    AS node (open_deps, queue, slot_kind, priority)\n  LEFT JOIN LATERAL (\n    -- The newest run of the job, while it has not started.\n    SELECT CASE WHEN r.status = 'queued' THEN r.fair_rank END AS fair_rank\n    FROM job_runs r\n    WHERE r.job_id = :jobId!::uuid\n    ORDER BY r.id DESC\n    LIMIT 1\n  ) before ON true\n  WHERE node.open_deps = 0\n    AND :status!::job_run_status = 'queued'\n  GROUP BY node.queue, node.slot_kind, node.priority, before.fair_rank\n), run AS (\n  INSERT INTO job_runs (\n    id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,\n    triggered_by, started_by, timeout_ms, queue_timeout_ms, has_queue_timeouts, deadline_at, next_seq, parent_run_id, parent_seq,\n    root_run_id, depth, parent_waits, cancel_with_parent, holds_slots, retries_left, finished_at, fair_rank\n  )\n  SELECT\n    :runId!::uuid, :projectId!::uuid, :jobId!::uuid, :versionId!::uuid, :status!::job_run_status, :reason::text,\n    :error::jsonb, :failurePolicy!::failure_policy, cardinality(:names!::text[]),\n    cardinality(:names!::text[]) + :hasController!::boolean::int,\n    :priority!::smallint, :inputs!::jsonb, :triggeredBy!::text, :startedBy!::text, :timeoutMs::bigint,\n    :queueTimeoutMs::bigint, :hasQueueTimeouts!::boolean,\n    CASE\n      WHEN :status!::job_run_status IN ('pending', 'queued') THEN now() + :queueTimeoutMs::bigint * interval '1 millisecond'\n    END,\n    cardinality(:names!::text[]) + :hasController!::boolean::int, :parentRunId::uuid, :parentSeq::int, :rootRunId::uuid, :depth!::int,\n    :parentWaits!::boolean, :cancelWithParent!::boolean, :holdsSlots!::boolean, :retries!::int,\n    CASE WHEN :status!::job_run_status IN ('completed', 'failed', 'skipped') THEN now() END,\n    (SELECT min(rank + least(tasks, 16)) FROM first)\n  WHERE :latestVersion::int IS NULL\n    OR EXISTS (\n      SELECT\n      FROM jobs j\n      WHERE j.id = :jobId!::uuid\n        AND j.name = :jobName::text\n        AND j.latest_version = :latestVersion::int\n        AND j.deleted_at IS NULL\n    )\n  RETURNING id, project_id, created_at\n), watch AS (\n  INSERT INTO run_watches (run_id, project_id, start_by, finish_by)\n  SELECT\n    id, project_id, created_at + :startWithinMs::bigint * interval '1 millisecond',\n    created_at + :finishWithinMs::bigint * interval '1 millisecond'\n  FROM run\n  WHERE :isWatched!::boolean\n), tasks AS (\n  INSERT INTO task_runs (\n    run_id, project_id, seq, node, name, status, open_deps, queue, slot_kind, tags, priority, queued_at, ready_at\n  )\n  SELECT\n    run.id, run.project_id, node.ordinal - 1, node.ordinal - 1, node.name,\n    CASE WHEN node.open_deps = 0 THEN 'queued' ELSE 'pending' END::task_run_status,\n    node.open_deps, node.queue, node.slot_kind::slot_kind, string_to_array(node.tags, ','), node.priority,\n    CASE WHEN node.open_deps = 0 THEN now() END, CASE WHEN node.open_deps = 0 THEN now() END\n  FROM run\n  CROSS JOIN unnest(\n    :names!::text[], :openDeps!::int[], :queues!::text[], :slotKinds!::text[], :tags!::text[], :priorities!::smallint[]\n  ) WITH ORDINALITY AS node (name, open_deps, queue, slot_kind, tags, priority, ordinal)\n  RETURNING run_id, seq, project_id, status, queue, slot_kind, priority, tags\n), controller AS (\n  -- Whoever takes the first task takes the controller.\n  INSERT INTO task_runs (run_id, project_id, seq, node, scope, name, status, open_deps, queue, slot_kind, child_scope, ready_at)\n  SELECT\n    id, project_id, cardinality(:names!::text[]), -1, -1, '', 'waiting', 0, (:queues!::text[])[1], 'inline', 0, now()\n  FROM run\n  WHERE :hasController!::boolean\n), main_scope AS (\n  INSERT INTO scopes (run_id, id, project_id, parent_seq, size, open)\n  SELECT id, 0, project_id, cardinality(:names!::text[]), cardinality(:names!::text[]), cardinality(:names!::text[])\n  FROM run\n  WHERE :hasController!::boolean\n), ready AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)\n  SELECT\n    t.project_id, t.queue, t.slot_kind, t.priority, f.rank + row_number() OVER (ORDER BY t.seq), t.tags, t.run_id, t.seq\n  FROM tasks t\n  JOIN first f ON f.queue = t.queue AND f.slot_kind = t.slot_kind AND f.priority = t.priority\n  WHERE t.status = 'queued'\n    AND :status!::job_run_status = 'queued'\n  ORDER BY t.seq\n), event AS (\n  INSERT INTO run_events (run_id, project_id, type, data)\n  SELECT id, project_id, 'run_created', jsonb_build_object('triggered_by', :triggeredBy!::text)\n  FROM run\n)\nSELECT\n  id AS \"id!\",\n  (\n    SELECT count(pg_notify('stratal_ready', queue)) + count(set_config('synchronous_commit', 'off', true))\n    FROM unnest(:rings!::text[]) AS rung (queue)\n  ) AS \"rung!\"\nFROM run"};

/**
 * Query generated from SQL:
 * ```
 * WITH first AS MATERIALIZED (
 *   SELECT
 *     node.queue, node.slot_kind::slot_kind AS slot_kind, node.priority, count(*) AS tasks,
 *     greatest(ready_front(node.queue, node.slot_kind::slot_kind, node.priority), before.fair_rank) AS rank
 *   FROM unnest(:openDeps!::int[], :queues!::text[], :slotKinds!::text[], :priorities!::smallint[])
 *     AS node (open_deps, queue, slot_kind, priority)
 *   LEFT JOIN LATERAL (
 *     -- The newest run of the job, while it has not started.
 *     SELECT CASE WHEN r.status = 'queued' THEN r.fair_rank END AS fair_rank
 *     FROM job_runs r
 *     WHERE r.job_id = :jobId!::uuid
 *     ORDER BY r.id DESC
 *     LIMIT 1
 *   ) before ON true
 *   WHERE node.open_deps = 0
 *     AND :status!::job_run_status = 'queued'
 *   GROUP BY node.queue, node.slot_kind, node.priority, before.fair_rank
 * ), run AS (
 *   INSERT INTO job_runs (
 *     id, project_id, job_id, version_id, status, reason, error, failure_policy, total_tasks, open_tasks, priority, inputs,
 *     triggered_by, started_by, timeout_ms, queue_timeout_ms, has_queue_timeouts, deadline_at, next_seq, parent_run_id, parent_seq,
 *     root_run_id, depth, parent_waits, cancel_with_parent, holds_slots, retries_left, finished_at, fair_rank
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
 *     CASE WHEN :status!::job_run_status IN ('completed', 'failed', 'skipped') THEN now() END,
 *     (SELECT min(rank + least(tasks, 16)) FROM first)
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
 *   INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
 *   SELECT
 *     t.project_id, t.queue, t.slot_kind, t.priority, f.rank + row_number() OVER (ORDER BY t.seq), t.tags, t.run_id, t.seq
 *   FROM tasks t
 *   JOIN first f ON f.queue = t.queue AND f.slot_kind = t.slot_kind AND f.priority = t.priority
 *   WHERE t.status = 'queued'
 *     AND :status!::job_run_status = 'queued'
 *   ORDER BY t.seq
 * ), event AS (
 *   INSERT INTO run_events (run_id, project_id, type, data)
 *   SELECT id, project_id, 'run_created', jsonb_build_object('triggered_by', :triggeredBy!::text)
 *   FROM run
 * )
 * SELECT
 *   id AS "id!",
 *   (
 *     SELECT count(pg_notify('stratal_ready', queue)) + count(set_config('synchronous_commit', 'off', true))
 *     FROM unnest(:rings!::text[]) AS rung (queue)
 *   ) AS "rung!"
 * FROM run
 * ```
 */
export const createRunRows = new PreparedQuery<ICreateRunRowsParams,ICreateRunRowsResult>(createRunRowsIR);


