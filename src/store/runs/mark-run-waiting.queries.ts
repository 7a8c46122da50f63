/** Types generated for queries found in "src/store/runs/mark-run-waiting.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'MarkRunWaiting' parameters type */
export interface IMarkRunWaitingParams {
  runId: string;
}

/** 'MarkRunWaiting' return type */
export interface IMarkRunWaitingResult {
  id: string;
}

/** 'MarkRunWaiting' query type */
export interface IMarkRunWaitingQuery {
  params: IMarkRunWaitingParams;
  result: IMarkRunWaitingResult;
}

const markRunWaitingIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":54,"b":60}]}],"statement":"UPDATE job_runs r\nSET status = 'waiting'\nWHERE r.id = :runId!\n  AND r.status = 'running'\n  AND NOT EXISTS (\n    SELECT FROM task_runs t\n    WHERE t.run_id = r.id\n      AND t.status IN ('queued', 'running', 'retrying')\n  )\nRETURNING r.id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE job_runs r
 * SET status = 'waiting'
 * WHERE r.id = :runId!
 *   AND r.status = 'running'
 *   AND NOT EXISTS (
 *     SELECT FROM task_runs t
 *     WHERE t.run_id = r.id
 *       AND t.status IN ('queued', 'running', 'retrying')
 *   )
 * RETURNING r.id
 * ```
 */
export const markRunWaiting = new PreparedQuery<IMarkRunWaitingParams,IMarkRunWaitingResult>(markRunWaitingIR);


