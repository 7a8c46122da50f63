/** Types generated for queries found in "src/store/runs/get-override-target.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type skip_reason = 'child_skipped' | 'concurrency_conflict' | 'condition' | 'disabled' | 'exit_code' | 'not_taken' | 'rejected' | 'run_stopped' | 'timeout' | 'upstream_failed' | 'upstream_skipped';

export type task_run_status = 'cancelled' | 'completed' | 'failed' | 'pending' | 'queued' | 'retrying' | 'running' | 'skipped' | 'timed_out' | 'waiting';

/** 'GetOverrideTarget' parameters type */
export interface IGetOverrideTargetParams {
  projectId: string;
  runId: string;
  seq: number;
}

/** 'GetOverrideTarget' return type */
export interface IGetOverrideTargetResult {
  child_scope: number | null;
  layer: number;
  name: string;
  node: number;
  openInside: number;
  runEnded: boolean;
  scope: number;
  skip_reason: skip_reason | null;
  status: task_run_status;
  version_id: string;
}

/** 'GetOverrideTarget' query type */
export interface IGetOverrideTargetQuery {
  params: IGetOverrideTargetParams;
  result: IGetOverrideTargetResult;
}

const getOverrideTargetIR: any = {"usedParamSet":{"runId":true,"projectId":true,"seq":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":321,"b":327}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":350,"b":360}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":376,"b":380}]}],"statement":"SELECT\n  t.node, t.scope, t.layer, t.name, t.status, t.skip_reason, t.child_scope, r.version_id, r.finished_at IS NOT NULL AS \"runEnded!\",\n  coalesce((SELECT s.open FROM scopes s WHERE s.run_id = t.run_id AND s.id = t.child_scope), 0) AS \"openInside!\"\nFROM task_runs t\nJOIN job_runs r ON r.id = t.run_id\nWHERE t.run_id = :runId!\n  AND t.project_id = :projectId!\n  AND t.seq = :seq!\n  AND t.node >= 0"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   t.node, t.scope, t.layer, t.name, t.status, t.skip_reason, t.child_scope, r.version_id, r.finished_at IS NOT NULL AS "runEnded!",
 *   coalesce((SELECT s.open FROM scopes s WHERE s.run_id = t.run_id AND s.id = t.child_scope), 0) AS "openInside!"
 * FROM task_runs t
 * JOIN job_runs r ON r.id = t.run_id
 * WHERE t.run_id = :runId!
 *   AND t.project_id = :projectId!
 *   AND t.seq = :seq!
 *   AND t.node >= 0
 * ```
 */
export const getOverrideTarget = new PreparedQuery<IGetOverrideTargetParams,IGetOverrideTargetResult>(getOverrideTargetIR);


