/** Types generated for queries found in "src/store/jobs/lock-job.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'LockJobRow' parameters type */
export interface ILockJobRowParams {
  jobId?: string | null | void;
  name?: string | null | void;
  projectId: string;
}

/** 'LockJobRow' return type */
export interface ILockJobRowResult {
  id: string;
  latest_version: number;
}

/** 'LockJobRow' query type */
export interface ILockJobRowQuery {
  params: ILockJobRowParams;
  result: ILockJobRowResult;
}

const lockJobRowIR: any = {"usedParamSet":{"projectId":true,"jobId":true,"name":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":55,"b":65}]},{"name":"jobId","required":false,"transform":{"type":"scalar"},"locs":[{"a":79,"b":84}]},{"name":"name","required":false,"transform":{"type":"scalar"},"locs":[{"a":96,"b":100}]}],"statement":"SELECT id, latest_version\nFROM jobs\nWHERE project_id = :projectId!\n  AND (id = :jobId OR name = :name)\n  AND deleted_at IS NULL\nFOR UPDATE"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id, latest_version
 * FROM jobs
 * WHERE project_id = :projectId!
 *   AND (id = :jobId OR name = :name)
 *   AND deleted_at IS NULL
 * FOR UPDATE
 * ```
 */
export const lockJobRow = new PreparedQuery<ILockJobRowParams,ILockJobRowResult>(lockJobRowIR);


