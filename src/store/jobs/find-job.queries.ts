/** Types generated for queries found in "src/store/jobs/find-job.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindJobRow' parameters type */
export interface IFindJobRowParams {
  jobId?: string | null | void;
  name?: string | null | void;
  projectId: string;
}

/** 'FindJobRow' return type */
export interface IFindJobRowResult {
  id: string;
  latest_version: number;
  name: string;
  version_id: string;
}

/** 'FindJobRow' query type */
export interface IFindJobRowQuery {
  params: IFindJobRowParams;
  result: IFindJobRowResult;
}

const findJobRowIR: any = {"usedParamSet":{"projectId":true,"jobId":true,"name":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":162,"b":172}]},{"name":"jobId","required":false,"transform":{"type":"scalar"},"locs":[{"a":188,"b":193}]},{"name":"name","required":false,"transform":{"type":"scalar"},"locs":[{"a":207,"b":211}]}],"statement":"SELECT j.id, j.name, j.latest_version, v.id AS version_id\nFROM jobs j\nJOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version\nWHERE j.project_id = :projectId!\n  AND (j.id = :jobId OR j.name = :name)\n  AND j.deleted_at IS NULL"};

/**
 * Query generated from SQL:
 * ```
 * SELECT j.id, j.name, j.latest_version, v.id AS version_id
 * FROM jobs j
 * JOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version
 * WHERE j.project_id = :projectId!
 *   AND (j.id = :jobId OR j.name = :name)
 *   AND j.deleted_at IS NULL
 * ```
 */
export const findJobRow = new PreparedQuery<IFindJobRowParams,IFindJobRowResult>(findJobRowIR);


