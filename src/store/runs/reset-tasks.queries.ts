/** Types generated for queries found in "src/store/runs/reset-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

export type booleanArray = (boolean)[];

export type numberArray = (number)[];

export type stringArray = (string)[];

export type task_run_statusArray = (task_run_status)[];

/** 'ResetTaskRows' parameters type */
export interface IResetTaskRowsParams {
  badDeps: numberArray;
  goodDeps: numberArray;
  keepsScopes: booleanArray;
  letsGo: stringArray;
  neutralDeps: numberArray;
  openDeps: numberArray;
  runId: string;
  seqs: numberArray;
  statuses: task_run_statusArray;
}

/** 'ResetTaskRows' return type */
export interface IResetTaskRowsResult {
  queue: string;
}

/** 'ResetTaskRows' query type */
export interface IResetTaskRowsQuery {
  params: IResetTaskRowsParams;
  result: IResetTaskRowsResult;
}

const resetTaskRowsIR: any = {"usedParamSet":{"seqs":true,"statuses":true,"keepsScopes":true,"openDeps":true,"goodDeps":true,"neutralDeps":true,"badDeps":true,"letsGo":true,"runId":true},"params":[{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":966,"b":971}]},{"name":"statuses","required":true,"transform":{"type":"scalar"},"locs":[{"a":981,"b":990}]},{"name":"keepsScopes","required":true,"transform":{"type":"scalar"},"locs":[{"a":1012,"b":1024}]},{"name":"openDeps","required":true,"transform":{"type":"scalar"},"locs":[{"a":1038,"b":1047}]},{"name":"goodDeps","required":true,"transform":{"type":"scalar"},"locs":[{"a":1057,"b":1066}]},{"name":"neutralDeps","required":true,"transform":{"type":"scalar"},"locs":[{"a":1076,"b":1088}]},{"name":"badDeps","required":true,"transform":{"type":"scalar"},"locs":[{"a":1102,"b":1110}]},{"name":"letsGo","required":true,"transform":{"type":"scalar"},"locs":[{"a":1120,"b":1127}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":1247,"b":1253}]}],"statement":"WITH reset AS (\n  UPDATE task_runs t\n  SET\n    status = r.status,\n    skip_reason = NULL,\n    skip_cascades = false,\n    failures = 0,\n    lost = 0,\n    open_deps = r.open_deps,\n    good_deps = r.good_deps,\n    neutral_deps = r.neutral_deps,\n    bad_deps = r.bad_deps,\n    queued_at = CASE WHEN r.status = 'queued' THEN now() END,\n    ready_at = CASE WHEN r.keeps_scope OR t.node < 0 THEN t.ready_at WHEN r.status = 'queued' THEN now() END,\n    started_at = CASE WHEN r.keeps_scope THEN t.started_at END,\n    finished_at = NULL,\n    exit_code = NULL,\n    output = NULL,\n    outputs = NULL,\n    error = NULL,\n    -- The controller waits for the main tasks.\n    child_scope = CASE WHEN t.node < 0 THEN 0 WHEN r.keeps_scope THEN t.child_scope END,\n    progress = CASE WHEN r.keeps_scope THEN t.progress END,\n    signal = NULL,\n    queue_reason = NULL,\n    holds_slot = false,\n    lets_go = string_to_array(r.lets_go, ',')::int[],\n    ended_by = NULL\n  FROM unnest(\n    :seqs!::int[], :statuses!::task_run_status[], :keepsScopes!::boolean[], :openDeps!::int[], :goodDeps!::int[], :neutralDeps!::int[],\n    :badDeps!::int[], :letsGo!::text[]\n  ) AS r (seq, status, keeps_scope, open_deps, good_deps, neutral_deps, bad_deps, lets_go)\n  WHERE t.run_id = :runId!\n    AND t.seq = r.seq\n  RETURNING t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags\n), fronts AS MATERIALIZED (\n  SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank\n  FROM reset\n  WHERE status = 'queued'\n  GROUP BY queue, slot_kind, priority\n), ready AS (\n  INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)\n  SELECT\n    t.project_id, t.queue, t.slot_kind, t.priority, f.rank + row_number() OVER (ORDER BY t.seq), t.tags, t.run_id, t.seq\n  FROM reset t\n  JOIN job_runs r ON r.id = t.run_id\n  JOIN fronts f ON f.queue = t.queue AND f.slot_kind = t.slot_kind AND f.priority = t.priority\n  WHERE t.status = 'queued'\n    AND r.status NOT IN ('scheduled', 'pending')\n  ORDER BY t.seq\n)\nSELECT DISTINCT queue AS \"queue!\"\nFROM reset\nWHERE status = 'queued'"};

/**
 * Query generated from SQL:
 * ```
 * WITH reset AS (
 *   UPDATE task_runs t
 *   SET
 *     status = r.status,
 *     skip_reason = NULL,
 *     skip_cascades = false,
 *     failures = 0,
 *     lost = 0,
 *     open_deps = r.open_deps,
 *     good_deps = r.good_deps,
 *     neutral_deps = r.neutral_deps,
 *     bad_deps = r.bad_deps,
 *     queued_at = CASE WHEN r.status = 'queued' THEN now() END,
 *     ready_at = CASE WHEN r.keeps_scope OR t.node < 0 THEN t.ready_at WHEN r.status = 'queued' THEN now() END,
 *     started_at = CASE WHEN r.keeps_scope THEN t.started_at END,
 *     finished_at = NULL,
 *     exit_code = NULL,
 *     output = NULL,
 *     outputs = NULL,
 *     error = NULL,
 *     -- The controller waits for the main tasks.
 *     child_scope = CASE WHEN t.node < 0 THEN 0 WHEN r.keeps_scope THEN t.child_scope END,
 *     progress = CASE WHEN r.keeps_scope THEN t.progress END,
 *     signal = NULL,
 *     queue_reason = NULL,
 *     holds_slot = false,
 *     lets_go = string_to_array(r.lets_go, ',')::int[],
 *     ended_by = NULL
 *   FROM unnest(
 *     :seqs!::int[], :statuses!::task_run_status[], :keepsScopes!::boolean[], :openDeps!::int[], :goodDeps!::int[], :neutralDeps!::int[],
 *     :badDeps!::int[], :letsGo!::text[]
 *   ) AS r (seq, status, keeps_scope, open_deps, good_deps, neutral_deps, bad_deps, lets_go)
 *   WHERE t.run_id = :runId!
 *     AND t.seq = r.seq
 *   RETURNING t.run_id, t.seq, t.project_id, t.status, t.queue, t.slot_kind, t.priority, t.tags
 * ), fronts AS MATERIALIZED (
 *   SELECT queue, slot_kind, priority, ready_front(queue, slot_kind, priority) AS rank
 *   FROM reset
 *   WHERE status = 'queued'
 *   GROUP BY queue, slot_kind, priority
 * ), ready AS (
 *   INSERT INTO ready_tasks (project_id, queue, slot_kind, priority, fair_rank, tags, run_id, seq)
 *   SELECT
 *     t.project_id, t.queue, t.slot_kind, t.priority, f.rank + row_number() OVER (ORDER BY t.seq), t.tags, t.run_id, t.seq
 *   FROM reset t
 *   JOIN job_runs r ON r.id = t.run_id
 *   JOIN fronts f ON f.queue = t.queue AND f.slot_kind = t.slot_kind AND f.priority = t.priority
 *   WHERE t.status = 'queued'
 *     AND r.status NOT IN ('scheduled', 'pending')
 *   ORDER BY t.seq
 * )
 * SELECT DISTINCT queue AS "queue!"
 * FROM reset
 * WHERE status = 'queued'
 * ```
 */
export const resetTaskRows = new PreparedQuery<IResetTaskRowsParams,IResetTaskRowsResult>(resetTaskRowsIR);


