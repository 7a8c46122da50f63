/** Types generated for queries found in "src/store/jobs/get-version-content.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'GetVersionContentRow' parameters type */
export interface IGetVersionContentRowParams {
  jobId: string;
  number: number;
  projectId: string;
}

/** 'GetVersionContentRow' return type */
export interface IGetVersionContentRowResult {
  content_hash: Buffer;
  id: string;
  number: number;
  source_text: string;
}

/** 'GetVersionContentRow' query type */
export interface IGetVersionContentRowQuery {
  params: IGetVersionContentRowParams;
  result: IGetVersionContentRowResult;
}

const getVersionContentRowIR: any = {"usedParamSet":{"projectId":true,"jobId":true,"number":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":82,"b":92}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":109,"b":115}]},{"name":"number","required":true,"transform":{"type":"scalar"},"locs":[{"a":132,"b":139}]}],"statement":"SELECT id, number, content_hash, source_text\nFROM job_versions\nWHERE project_id = :projectId!\n  AND job_id = :jobId!\n  AND number = :number!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id, number, content_hash, source_text
 * FROM job_versions
 * WHERE project_id = :projectId!
 *   AND job_id = :jobId!
 *   AND number = :number!
 * ```
 */
export const getVersionContentRow = new PreparedQuery<IGetVersionContentRowParams,IGetVersionContentRowResult>(getVersionContentRowIR);


