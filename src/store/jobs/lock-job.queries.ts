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
  content_hash: Buffer;
  id: string;
  name: string;
  number: number;
  source_text: string;
  version_id: string;
}

/** 'LockJobRow' query type */
export interface ILockJobRowQuery {
  params: ILockJobRowParams;
  result: ILockJobRowResult;
}

const lockJobRowIR: any = {"usedParamSet":{"projectId":true,"jobId":true,"name":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":185,"b":195}]},{"name":"jobId","required":false,"transform":{"type":"scalar"},"locs":[{"a":211,"b":216}]},{"name":"name","required":false,"transform":{"type":"scalar"},"locs":[{"a":230,"b":234}]}],"statement":"SELECT j.id, j.name, v.id AS version_id, v.number, v.content_hash, v.source_text\nFROM jobs j\nJOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version\nWHERE j.project_id = :projectId!\n  AND (j.id = :jobId OR j.name = :name)\n  AND j.deleted_at IS NULL\nFOR UPDATE OF j"};

/**
 * Query generated from SQL:
 * ```
 * SELECT j.id, j.name, v.id AS version_id, v.number, v.content_hash, v.source_text
 * FROM jobs j
 * JOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version
 * WHERE j.project_id = :projectId!
 *   AND (j.id = :jobId OR j.name = :name)
 *   AND j.deleted_at IS NULL
 * FOR UPDATE OF j
 * ```
 */
export const lockJobRow = new PreparedQuery<ILockJobRowParams,ILockJobRowResult>(lockJobRowIR);


