/** Types generated for queries found in "src/store/workers/resume-worker.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ResumeWorkerRow' parameters type */
export interface IResumeWorkerRowParams {
  id: string;
}

/** 'ResumeWorkerRow' return type */
export interface IResumeWorkerRowResult {
  id: string;
}

/** 'ResumeWorkerRow' query type */
export interface IResumeWorkerRowQuery {
  params: IResumeWorkerRowParams;
  result: IResumeWorkerRowResult;
}

const resumeWorkerRowIR: any = {"usedParamSet":{"id":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":134,"b":137}]}],"statement":"UPDATE workers\nSET status = 'active', drained_at = NULL, drained_by = NULL\nWHERE id = (\n    SELECT id\n    FROM workers\n    WHERE id = :id!\n      AND status = 'draining'\n      AND drained_at IS NOT NULL\n      AND lease_expires_at > now()\n    FOR UPDATE\n  )\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE workers
 * SET status = 'active', drained_at = NULL, drained_by = NULL
 * WHERE id = (
 *     SELECT id
 *     FROM workers
 *     WHERE id = :id!
 *       AND status = 'draining'
 *       AND drained_at IS NOT NULL
 *       AND lease_expires_at > now()
 *     FOR UPDATE
 *   )
 * RETURNING id
 * ```
 */
export const resumeWorkerRow = new PreparedQuery<IResumeWorkerRowParams,IResumeWorkerRowResult>(resumeWorkerRowIR);


