/** Types generated for queries found in "src/store/runs/list-task-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type skip_reason = 'child_skipped' | 'condition' | 'disabled' | 'exit_code' | 'not_taken' | 'run_stopped' | 'upstream_failed' | 'upstream_skipped';

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
  error: JsonValue | null;
  exit_code: number | null;
  finished_at: Date | null;
  name: string;
  output: string | null;
  output_truncated: boolean;
  outputs: JsonValue | null;
  queue: string;
  queued_at: Date | null;
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

const listTaskRunRowsIR: any = {"usedParamSet":{"outputLength":true,"projectId":true,"runId":true,"afterSeq":true,"status":true,"limit":true,"offset":true},"params":[{"name":"outputLength","required":true,"transform":{"type":"scalar"},"locs":[{"a":144,"b":157},{"a":202,"b":215},{"a":293,"b":306}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":382,"b":392}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":409,"b":415}]},{"name":"afterSeq","required":true,"transform":{"type":"scalar"},"locs":[{"a":429,"b":438}]},{"name":"status","required":false,"transform":{"type":"scalar"},"locs":[{"a":447,"b":453},{"a":492,"b":498}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":520,"b":526}]},{"name":"offset","required":true,"transform":{"type":"scalar"},"locs":[{"a":540,"b":547}]}],"statement":"SELECT\n  run_id, seq, name, status, skip_reason, attempt, worker_id, tags, queue, queued_at, started_at, finished_at, exit_code,\n  left(output, :outputLength!::int) AS output, coalesce(length(output) > :outputLength!::int, false) AS \"output_truncated!\",\n  CASE WHEN pg_column_size(outputs) <= :outputLength!::int THEN outputs END AS outputs, error\nFROM task_runs\nWHERE project_id = :projectId!\n  AND run_id = :runId!\n  AND seq > :afterSeq!\n  AND (:status::task_run_status IS NULL OR status = :status)\nORDER BY seq\nLIMIT :limit!::int\nOFFSET :offset!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   run_id, seq, name, status, skip_reason, attempt, worker_id, tags, queue, queued_at, started_at, finished_at, exit_code,
 *   left(output, :outputLength!::int) AS output, coalesce(length(output) > :outputLength!::int, false) AS "output_truncated!",
 *   CASE WHEN pg_column_size(outputs) <= :outputLength!::int THEN outputs END AS outputs, error
 * FROM task_runs
 * WHERE project_id = :projectId!
 *   AND run_id = :runId!
 *   AND seq > :afterSeq!
 *   AND (:status::task_run_status IS NULL OR status = :status)
 * ORDER BY seq
 * LIMIT :limit!::int
 * OFFSET :offset!::int
 * ```
 */
export const listTaskRunRows = new PreparedQuery<IListTaskRunRowsParams,IListTaskRunRowsResult>(listTaskRunRowsIR);


