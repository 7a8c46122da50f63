/** Types generated for queries found in "src/store/runs/load-scope-tasks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type skip_reason = 'child_skipped' | 'concurrency_conflict' | 'condition' | 'disabled' | 'exit_code' | 'not_taken' | 'rejected' | 'run_stopped' | 'timeout' | 'upstream_failed' | 'upstream_skipped';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

/** 'LoadScopeTaskRows' parameters type */
export interface ILoadScopeTaskRowsParams {
  runId: string;
  scope: number;
}

/** 'LoadScopeTaskRows' return type */
export interface ILoadScopeTaskRowsResult {
  attempt: number;
  child_scope: number | null;
  error: JsonValue | null;
  finished_at: Date | null;
  item_index: number | null;
  item_key: string | null;
  name: string;
  node: number;
  output: string | null;
  outputs: JsonValue | null;
  seq: number;
  skip_reason: skip_reason | null;
  started_at: Date | null;
  status: task_run_status;
}

/** 'LoadScopeTaskRows' query type */
export interface ILoadScopeTaskRowsQuery {
  params: ILoadScopeTaskRowsParams;
  result: ILoadScopeTaskRowsResult;
}

const loadScopeTaskRowsIR: any = {"usedParamSet":{"runId":true,"scope":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":331,"b":337}]},{"name":"scope","required":true,"transform":{"type":"scalar"},"locs":[{"a":352,"b":358}]}],"statement":"SELECT\n  t.seq, t.node, t.name, t.status, t.skip_reason, attempt_number(t.run_id, t.seq, t.attempt) AS \"attempt!\", t.started_at, t.finished_at, t.output, t.outputs, t.error, t.child_scope,\n  t.item_key, t.item_index\nFROM scopes s\nJOIN task_runs t ON t.run_id = s.run_id AND t.seq >= s.id AND t.seq < s.id + s.size\nWHERE s.run_id = :runId!\n  AND s.id = :scope!\nORDER BY t.seq"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   t.seq, t.node, t.name, t.status, t.skip_reason, attempt_number(t.run_id, t.seq, t.attempt) AS "attempt!", t.started_at, t.finished_at, t.output, t.outputs, t.error, t.child_scope,
 *   t.item_key, t.item_index
 * FROM scopes s
 * JOIN task_runs t ON t.run_id = s.run_id AND t.seq >= s.id AND t.seq < s.id + s.size
 * WHERE s.run_id = :runId!
 *   AND s.id = :scope!
 * ORDER BY t.seq
 * ```
 */
export const loadScopeTaskRows = new PreparedQuery<ILoadScopeTaskRowsParams,ILoadScopeTaskRowsResult>(loadScopeTaskRowsIR);


