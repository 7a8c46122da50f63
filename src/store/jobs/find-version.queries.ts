/** Types generated for queries found in "src/store/jobs/find-version.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindVersionRow' parameters type */
export interface IFindVersionRowParams {
  projectId: string;
  versionId: string;
}

/** 'FindVersionRow' return type */
export interface IFindVersionRowResult {
  job_id: string;
  number: number;
}

/** 'FindVersionRow' query type */
export interface IFindVersionRowQuery {
  params: IFindVersionRowParams;
  result: IFindVersionRowResult;
}

const findVersionRowIR: any = {"usedParamSet":{"projectId":true,"versionId":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":59,"b":69}]},{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":82,"b":92}]}],"statement":"SELECT job_id, number\nFROM job_versions\nWHERE project_id = :projectId!\n  AND id = :versionId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT job_id, number
 * FROM job_versions
 * WHERE project_id = :projectId!
 *   AND id = :versionId!
 * ```
 */
export const findVersionRow = new PreparedQuery<IFindVersionRowParams,IFindVersionRowResult>(findVersionRowIR);


