/** Types generated for queries found in "src/store/runs/start-phase.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'StartPhaseRow' parameters type */
export interface IStartPhaseRowParams {
  attempt: number;
  phase: string;
  runId: string;
  seq: number;
  workerId: string;
}

/** 'StartPhaseRow' return type */
export interface IStartPhaseRowResult {
  id: string;
}

/** 'StartPhaseRow' query type */
export interface IStartPhaseRowQuery {
  params: IStartPhaseRowParams;
  result: IStartPhaseRowResult;
}

const startPhaseRowIR: any = {"usedParamSet":{"phase":true,"runId":true,"seq":true,"attempt":true,"workerId":true},"params":[{"name":"phase","required":true,"transform":{"type":"scalar"},"locs":[{"a":47,"b":53}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":88,"b":94},{"a":204,"b":210}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":228,"b":232}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":254,"b":262}]},{"name":"workerId","required":true,"transform":{"type":"scalar"},"locs":[{"a":315,"b":324}]}],"statement":"UPDATE job_runs\nSET\n  halted = NULL,\n  phase = :phase!,\n  deadline_at = NULL\nWHERE id = :runId!\n  AND finished_at IS NULL\n  AND phase <> 'done'\n  AND EXISTS (\n    SELECT FROM task_runs\n    WHERE run_id = :runId!\n      AND seq = :seq!\n      AND attempt = :attempt!\n      AND status = 'running'\n      AND worker_id = :workerId!\n  )\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE job_runs
 * SET
 *   halted = NULL,
 *   phase = :phase!,
 *   deadline_at = NULL
 * WHERE id = :runId!
 *   AND finished_at IS NULL
 *   AND phase <> 'done'
 *   AND EXISTS (
 *     SELECT FROM task_runs
 *     WHERE run_id = :runId!
 *       AND seq = :seq!
 *       AND attempt = :attempt!
 *       AND status = 'running'
 *       AND worker_id = :workerId!
 *   )
 * RETURNING id
 * ```
 */
export const startPhaseRow = new PreparedQuery<IStartPhaseRowParams,IStartPhaseRowResult>(startPhaseRowIR);


