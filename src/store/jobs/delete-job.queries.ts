/** Types generated for queries found in "src/store/jobs/delete-job.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'DeleteJobRow' parameters type */
export interface IDeleteJobRowParams {
  jobId: string;
  projectId: string;
}

/** 'DeleteJobRow' return type */
export interface IDeleteJobRowResult {
  name: string;
}

/** 'DeleteJobRow' query type */
export interface IDeleteJobRowQuery {
  params: IDeleteJobRowParams;
  result: IDeleteJobRowResult;
}

const deleteJobRowIR: any = {"usedParamSet":{"projectId":true,"jobId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":78,"b":88}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":101,"b":107}]}],"statement":"UPDATE jobs\nSET\n  deleted_at = now(),\n  updated_at = now()\nWHERE project_id = :projectId!\n  AND id = :jobId!\n  AND deleted_at IS NULL\nRETURNING name"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE jobs
 * SET
 *   deleted_at = now(),
 *   updated_at = now()
 * WHERE project_id = :projectId!
 *   AND id = :jobId!
 *   AND deleted_at IS NULL
 * RETURNING name
 * ```
 */
export const deleteJobRow = new PreparedQuery<IDeleteJobRowParams,IDeleteJobRowResult>(deleteJobRowIR);


