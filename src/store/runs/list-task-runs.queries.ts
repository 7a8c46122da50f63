/** Types generated for queries found in "src/store/runs/list-task-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type skip_reason = 'child_skipped' | 'concurrency_conflict' | 'condition' | 'disabled' | 'exit_code' | 'not_taken' | 'rejected' | 'run_stopped' | 'timeout' | 'upstream_failed' | 'upstream_skipped';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

export type stringArray = (string)[];

/** 'ListTaskRunRows' parameters type */
export interface IListTaskRunRowsParams {
  afterSeq: number;
  limit: number;
  offset: number;
  outputLength: number;
  projectId: string;
  runId: string;
  status?: task_run_status | null | void;
}

/** 'ListTaskRunRows' return type */
export interface IListTaskRunRowsResult {
  attempt: number;
  ended_by: string | null;
  error: JsonValue | null;
  exit_code: number | null;
  finished_at: Date | null;
  item_index: number | null;
  item_key: string | null;
  layer: number;
  name: string;
  node: number;
  output: string | null;
  output_truncated: boolean;
  outputs: JsonValue | null;
  parent_seq: number | null;
  queue: string;
  queue_reason: string | null;
  queued_at: Date | null;
  retry_at: Date | null;
  run_id: string;
  seq: number;
  skip_reason: skip_reason | null;
  started_at: Date | null;
  status: task_run_status;
  tags: stringArray;
  worker_id: string | null;
}

/** 'ListTaskRunRows' query type */
export interface IListTaskRunRowsQuery {
  params: IListTaskRunRowsParams;
  result: IListTaskRunRowsResult;
}

const listTaskRunRowsIR: any = {"usedParamSet":{"outputLength":true,"projectId":true,"runId":true,"afterSeq":true,"status":true,"limit":true,"offset":true},"params":[{"name":"outputLength","required":true,"transform":{"type":"scalar"},"locs":[{"a":775,"b":788},{"a":835,"b":848},{"a":928,"b":941}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":1025,"b":1035}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":1054,"b":1060}]},{"name":"afterSeq","required":true,"transform":{"type":"scalar"},"locs":[{"a":1132,"b":1141}]},{"name":"status","required":false,"transform":{"type":"scalar"},"locs":[{"a":1150,"b":1156},{"a":1197,"b":1203}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":1227,"b":1233}]},{"name":"offset","required":true,"transform":{"type":"scalar"},"locs":[{"a":1247,"b":1254}]}],"statement":"SELECT\n  t.run_id, t.seq, t.node, t.layer, t.name, t.item_key, t.item_index,\n  (\n    SELECT p.seq\n    FROM scopes s\n    JOIN task_runs p ON p.run_id = s.run_id AND p.seq = s.parent_seq AND p.node >= 0\n    WHERE s.run_id = t.run_id\n      AND s.id = t.scope\n    LIMIT 1\n  ) AS parent_seq,\n  t.status, t.skip_reason, t.ended_by,\n  attempt_number(t.run_id, t.seq, t.attempt) AS \"attempt!\",\n  coalesce(\n    t.worker_id,\n    (\n      SELECT a.worker_id\n      FROM task_attempts a\n      WHERE a.run_id = t.run_id\n        AND a.seq = t.seq\n        AND a.attempt = t.attempt\n      LIMIT 1\n    )\n  ) AS worker_id,\n  t.tags, t.queue, t.queue_reason, t.queued_at, CASE WHEN t.status = 'retrying' THEN t.retry_at END AS retry_at, t.started_at, t.finished_at, t.exit_code,\n  left(t.output, :outputLength!::int) AS output, coalesce(length(t.output) > :outputLength!::int, false) AS \"output_truncated!\",\n  CASE WHEN pg_column_size(t.outputs) <= :outputLength!::int THEN t.outputs END AS outputs, t.error\nFROM task_runs t\nWHERE t.project_id = :projectId!\n  AND t.run_id = :runId!\n  -- The controller is nobody's task.\n  AND t.node >= 0\n  AND t.seq > :afterSeq!\n  AND (:status::task_run_status IS NULL OR t.status = :status)\nORDER BY t.seq\nLIMIT :limit!::int\nOFFSET :offset!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   t.run_id, t.seq, t.node, t.layer, t.name, t.item_key, t.item_index,
 *   (
 *     SELECT p.seq
 *     FROM scopes s
 *     JOIN task_runs p ON p.run_id = s.run_id AND p.seq = s.parent_seq AND p.node >= 0
 *     WHERE s.run_id = t.run_id
 *       AND s.id = t.scope
 *     LIMIT 1
 *   ) AS parent_seq,
 *   t.status, t.skip_reason, t.ended_by,
 *   attempt_number(t.run_id, t.seq, t.attempt) AS "attempt!",
 *   coalesce(
 *     t.worker_id,
 *     (
 *       SELECT a.worker_id
 *       FROM task_attempts a
 *       WHERE a.run_id = t.run_id
 *         AND a.seq = t.seq
 *         AND a.attempt = t.attempt
 *       LIMIT 1
 *     )
 *   ) AS worker_id,
 *   t.tags, t.queue, t.queue_reason, t.queued_at, CASE WHEN t.status = 'retrying' THEN t.retry_at END AS retry_at, t.started_at, t.finished_at, t.exit_code,
 *   left(t.output, :outputLength!::int) AS output, coalesce(length(t.output) > :outputLength!::int, false) AS "output_truncated!",
 *   CASE WHEN pg_column_size(t.outputs) <= :outputLength!::int THEN t.outputs END AS outputs, t.error
 * FROM task_runs t
 * WHERE t.project_id = :projectId!
 *   AND t.run_id = :runId!
 *   -- The controller is nobody's task.
 *   AND t.node >= 0
 *   AND t.seq > :afterSeq!
 *   AND (:status::task_run_status IS NULL OR t.status = :status)
 * ORDER BY t.seq
 * LIMIT :limit!::int
 * OFFSET :offset!::int
 * ```
 */
export const listTaskRunRows = new PreparedQuery<IListTaskRunRowsParams,IListTaskRunRowsResult>(listTaskRunRowsIR);


