/** Types generated for queries found in "src/store/runs/expand-task.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

export type failure_policy = 'cancel' | 'continue' | 'stop';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

export type numberArray = (number)[];

export type stringArray = (string)[];

/** 'ExpandTaskRows' parameters type */
export interface IExpandTaskRowsParams {
  attempt: number;
  badLimit?: number | null | void;
  itemIndexes: numberArray;
  itemKeys: stringArray;
  items: stringArray;
  layers: numberArray;
  letGo?: number | null | void;
  names: stringArray;
  nodes: numberArray;
  onFailure: failure_policy;
  openDeps: numberArray;
  phase?: string | null | void;
  phaseTimeoutMs?: number | null | void;
  priorities: numberArray;
  progress?: JsonParameter | null | void;
  queues: stringArray;
  runId: string;
  runStatus?: job_run_status | null | void;
  seq: number;
  slotKinds: stringArray;
  tags: stringArray;
  workerId: string;
}

/** 'ExpandTaskRows' return type */
export interface IExpandTaskRowsResult {
  scope: number;
}

/** 'ExpandTaskRows' query type */
export interface IExpandTaskRowsQuery {
  params: IExpandTaskRowsParams;
  result: IExpandTaskRowsResult;
}

const expandTaskRowsIR: any = {"usedParamSet":{"runId":true,"progress":true,"seq":true,"attempt":true,"workerId":true,"names":true,"letGo":true,"badLimit":true,"onFailure":true,"nodes":true,"layers":true,"openDeps":true,"queues":true,"slotKinds":true,"tags":true,"priorities":true,"items":true,"itemKeys":true,"itemIndexes":true,"phase":true,"runStatus":true,"phaseTimeoutMs":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":123,"b":129}]},{"name":"progress","required":false,"transform":{"type":"scalar"},"locs":[{"a":326,"b":334}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":428,"b":432}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":454,"b":462}]},{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":515,"b":524},{"a":3701,"b":3710}]},{"name":"names","required":true,"transform":{"type":"scalar"},"locs":[{"a":971,"b":977},{"a":1001,"b":1007},{"a":1820,"b":1826},{"a":2928,"b":2934},{"a":2990,"b":2996},{"a":3054,"b":3060},{"a":3782,"b":3788}]},{"name":"letGo","required":false,"transform":{"type":"scalar"},"locs":[{"a":1023,"b":1028}]},{"name":"badLimit","required":false,"transform":{"type":"scalar"},"locs":[{"a":1036,"b":1044}]},{"name":"onFailure","required":true,"transform":{"type":"scalar"},"locs":[{"a":1052,"b":1062}]},{"name":"nodes","required":true,"transform":{"type":"scalar"},"locs":[{"a":1782,"b":1788}]},{"name":"layers","required":true,"transform":{"type":"scalar"},"locs":[{"a":1798,"b":1805}]},{"name":"openDeps","required":true,"transform":{"type":"scalar"},"locs":[{"a":1837,"b":1846}]},{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":1856,"b":1863}]},{"name":"slotKinds","required":true,"transform":{"type":"scalar"},"locs":[{"a":1874,"b":1884}]},{"name":"tags","required":true,"transform":{"type":"scalar"},"locs":[{"a":1895,"b":1900}]},{"name":"priorities","required":true,"transform":{"type":"scalar"},"locs":[{"a":1915,"b":1926}]},{"name":"items","required":true,"transform":{"type":"scalar"},"locs":[{"a":1941,"b":1947}]},{"name":"itemKeys","required":true,"transform":{"type":"scalar"},"locs":[{"a":1958,"b":1967}]},{"name":"itemIndexes","required":true,"transform":{"type":"scalar"},"locs":[{"a":1978,"b":1990}]},{"name":"phase","required":false,"transform":{"type":"scalar"},"locs":[{"a":3093,"b":3098},{"a":3379,"b":3384}]},{"name":"runStatus","required":false,"transform":{"type":"scalar"},"locs":[{"a":3288,"b":3297}]},{"name":"phaseTimeoutMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":3438,"b":3452}]}],"statement":"WITH run AS (\n  SELECT id, project_id, coalesce(next_seq, total_tasks) AS next_seq, paused_at\n  FROM job_runs\n  WHERE id = :runId!\n    AND halted IS NULL\n    AND finished_at IS NULL\n), parent AS (\n  UPDATE task_runs t\n  SET\n    status = 'waiting',\n    worker_id = NULL,\n    child_scope = run.next_seq,\n    progress = coalesce(:progress::jsonb, t.progress),\n    signal = NULL\n  FROM run\n  WHERE t.run_id = run.id\n    AND t.seq = :seq!\n    AND t.attempt = :attempt!\n    AND t.status = 'running'\n    AND t.worker_id = :workerId!\n    AND NOT EXISTS (SELECT FROM scopes s WHERE s.run_id = t.run_id AND s.id = t.scope AND s.halted IS NOT NULL)\n  RETURNING t.run_id, t.project_id, t.seq, t.scope, t.attempt, t.ready_at, run.next_seq AS base, run.paused_at\n), scope AS (\n  INSERT INTO scopes (run_id, id, project_id, parent_seq, parent_scope, size, open, let_go, bad_limit, on_failure)\n  SELECT\n    run_id, base, project_id, seq, CASE WHEN scope >= 0 THEN scope END, cardinality(:names!::text[]), cardinality(:names!::text[]),\n    :letGo::int, :badLimit::int, :onFailure!::failure_policy\n  FROM parent\n), tasks AS (\n  INSERT INTO task_runs (\n    run_id, project_id, seq, node, scope, layer, name, status, open_deps, queue, slot_kind, tags, priority, item, item_key, item_index,\n    queued_at, ready_at\n  )\n  SELECT\n    parent.run_id, parent.project_id, parent.base + new.ordinal - 1, new.node, parent.base, new.layer, new.name,\n    CASE WHEN new.open_deps = 0 THEN 'queued' ELSE 'pending' END::task_run_status, new.open_deps, new.queue, new.slot_kind::slot_kind,\n    string_to_array(new.tags, ','), new.priority, new.item::jsonb, new.item_key, new.item_index,\n    CASE WHEN new.open_deps = 0 THEN now() END, CASE WHEN new.open_deps = 0 THEN now() END\n  FROM parent\n  CROSS JOIN unnest(\n    :nodes!::int[], :layers!::smallint[], :names!::text[], :openDeps!::int[], :queues!::text[], :slotKinds!::text[], :tags!::text[],\n    :priorities!::smallint[], :items!::text[], :itemKeys!::text[], :itemIndexes!::int[]\n  ) WITH ORDINALITY AS new (node, layer, name, open_deps, queue, slot_kind, tags, priority, item, item_key, item_index, ordinal)\n  RETURNING run_id, seq, project_id, status, queue, slot_kind, priority, tags\n), fronts AS MATERIALIZED (\n  SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank\n  FROM tasks\n  WHERE status = 'queued'\n  GROUP BY queue, slot_kind, priority\n), ready AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)\n  SELECT\n    t.project_id, t.queue, t.slot_kind, t.priority, f.rank + row_number() OVER (ORDER BY t.seq), t.tags, t.run_id, t.seq\n  FROM tasks t\n  CROSS JOIN parent\n  JOIN fronts f ON f.queue = t.queue AND f.slot_kind = t.slot_kind AND f.priority = t.priority\n  WHERE t.status = 'queued'\n    AND parent.paused_at IS NULL\n  ORDER BY t.seq\n), counted AS (\n  UPDATE job_runs r\n  SET\n    next_seq = parent.base + cardinality(:names!::text[]),\n    open_tasks = r.open_tasks + cardinality(:names!::text[]),\n    total_tasks = r.total_tasks + cardinality(:names!::text[]),\n    phase = coalesce(:phase::text, r.phase),\n    -- Events roll_back and go_on; a run that is paused or cancelled in this moment stays so.\n    status = CASE WHEN r.status IN ('running', 'rolling_back') THEN coalesce(:runStatus::job_run_status, r.status) ELSE r.status END,\n    deadline_at = CASE\n      WHEN :phase::text IS NULL THEN r.deadline_at\n      ELSE now() + :phaseTimeoutMs::bigint * interval '1 millisecond'\n    END\n  FROM parent\n  WHERE r.id = parent.run_id\n), event AS (\n  INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id, data)\n  SELECT\n    run_id, project_id, seq, attempt, 'task_expanded', :workerId!::uuid,\n    jsonb_build_object('first_seq', base, 'tasks', cardinality(:names!::text[]))\n  FROM parent\n)\nSELECT base AS \"scope!\"\nFROM parent"};

/**
 * Query generated from SQL:
 * ```
 * WITH run AS (
 *   SELECT id, project_id, coalesce(next_seq, total_tasks) AS next_seq, paused_at
 *   FROM job_runs
 *   WHERE id = :runId!
 *     AND halted IS NULL
 *     AND finished_at IS NULL
 * ), parent AS (
 *   UPDATE task_runs t
 *   SET
 *     status = 'waiting',
 *     worker_id = NULL,
 *     child_scope = run.next_seq,
 *     progress = coalesce(:progress::jsonb, t.progress),
 *     signal = NULL
 *   FROM run
 *   WHERE t.run_id = run.id
 *     AND t.seq = :seq!
 *     AND t.attempt = :attempt!
 *     AND t.status = 'running'
 *     AND t.worker_id = :workerId!
 *     AND NOT EXISTS (SELECT FROM scopes s WHERE s.run_id = t.run_id AND s.id = t.scope AND s.halted IS NOT NULL)
 *   RETURNING t.run_id, t.project_id, t.seq, t.scope, t.attempt, t.ready_at, run.next_seq AS base, run.paused_at
 * ), scope AS (
 *   INSERT INTO scopes (run_id, id, project_id, parent_seq, parent_scope, size, open, let_go, bad_limit, on_failure)
 *   SELECT
 *     run_id, base, project_id, seq, CASE WHEN scope >= 0 THEN scope END, cardinality(:names!::text[]), cardinality(:names!::text[]),
 *     :letGo::int, :badLimit::int, :onFailure!::failure_policy
 *   FROM parent
 * ), tasks AS (
 *   INSERT INTO task_runs (
 *     run_id, project_id, seq, node, scope, layer, name, status, open_deps, queue, slot_kind, tags, priority, item, item_key, item_index,
 *     queued_at, ready_at
 *   )
 *   SELECT
 *     parent.run_id, parent.project_id, parent.base + new.ordinal - 1, new.node, parent.base, new.layer, new.name,
 *     CASE WHEN new.open_deps = 0 THEN 'queued' ELSE 'pending' END::task_run_status, new.open_deps, new.queue, new.slot_kind::slot_kind,
 *     string_to_array(new.tags, ','), new.priority, new.item::jsonb, new.item_key, new.item_index,
 *     CASE WHEN new.open_deps = 0 THEN now() END, CASE WHEN new.open_deps = 0 THEN now() END
 *   FROM parent
 *   CROSS JOIN unnest(
 *     :nodes!::int[], :layers!::smallint[], :names!::text[], :openDeps!::int[], :queues!::text[], :slotKinds!::text[], :tags!::text[],
 *     :priorities!::smallint[], :items!::text[], :itemKeys!::text[], :itemIndexes!::int[]
 *   ) WITH ORDINALITY AS new (node, layer, name, open_deps, queue, slot_kind, tags, priority, item, item_key, item_index, ordinal)
 *   RETURNING run_id, seq, project_id, status, queue, slot_kind, priority, tags
 * ), fronts AS MATERIALIZED (
 *   SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank
 *   FROM tasks
 *   WHERE status = 'queued'
 *   GROUP BY queue, slot_kind, priority
 * ), ready AS (
 *   INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
 *   SELECT
 *     t.project_id, t.queue, t.slot_kind, t.priority, f.rank + row_number() OVER (ORDER BY t.seq), t.tags, t.run_id, t.seq
 *   FROM tasks t
 *   CROSS JOIN parent
 *   JOIN fronts f ON f.queue = t.queue AND f.slot_kind = t.slot_kind AND f.priority = t.priority
 *   WHERE t.status = 'queued'
 *     AND parent.paused_at IS NULL
 *   ORDER BY t.seq
 * ), counted AS (
 *   UPDATE job_runs r
 *   SET
 *     next_seq = parent.base + cardinality(:names!::text[]),
 *     open_tasks = r.open_tasks + cardinality(:names!::text[]),
 *     total_tasks = r.total_tasks + cardinality(:names!::text[]),
 *     phase = coalesce(:phase::text, r.phase),
 *     -- Events roll_back and go_on; a run that is paused or cancelled in this moment stays so.
 *     status = CASE WHEN r.status IN ('running', 'rolling_back') THEN coalesce(:runStatus::job_run_status, r.status) ELSE r.status END,
 *     deadline_at = CASE
 *       WHEN :phase::text IS NULL THEN r.deadline_at
 *       ELSE now() + :phaseTimeoutMs::bigint * interval '1 millisecond'
 *     END
 *   FROM parent
 *   WHERE r.id = parent.run_id
 * ), event AS (
 *   INSERT INTO run_events (run_id, project_id, seq, attempt, type, worker_id, data)
 *   SELECT
 *     run_id, project_id, seq, attempt, 'task_expanded', :workerId!::uuid,
 *     jsonb_build_object('first_seq', base, 'tasks', cardinality(:names!::text[]))
 *   FROM parent
 * )
 * SELECT base AS "scope!"
 * FROM parent
 * ```
 */
export const expandTaskRows = new PreparedQuery<IExpandTaskRowsParams,IExpandTaskRowsResult>(expandTaskRowsIR);


