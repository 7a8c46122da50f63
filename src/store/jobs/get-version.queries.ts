/** Types generated for queries found in "src/store/jobs/get-version.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'GetVersionRow' parameters type */
export interface IGetVersionRowParams {
  jobId: string;
  number: number;
  projectId: string;
}

/** 'GetVersionRow' return type */
export interface IGetVersionRowResult {
  content_hash: Buffer;
  created_at: Date;
  created_by: string;
  definition: JsonValue;
  id: string;
  job_id: string;
  latest: boolean;
  number: number;
  source_format: string;
  source_text: string;
  warnings: JsonValue;
}

/** 'GetVersionRow' query type */
export interface IGetVersionRowQuery {
  params: IGetVersionRowParams;
  result: IGetVersionRowResult;
}

const getVersionRowIR: any = {"usedParamSet":{"projectId":true,"jobId":true,"number":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":252,"b":262}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":277,"b":283}]},{"name":"number","required":true,"transform":{"type":"scalar"},"locs":[{"a":329,"b":336}]}],"statement":"SELECT\n  v.id, v.job_id, v.number, v.number = j.latest_version AS \"latest!\", v.source_format, v.content_hash, v.created_by, v.created_at,\n  v.definition, v.source_text, v.warnings\nFROM job_versions v\nJOIN jobs j ON j.id = v.job_id\nWHERE j.project_id = :projectId!\n  AND j.id = :jobId!\n  AND j.deleted_at IS NULL\n  AND v.number = :number!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   v.id, v.job_id, v.number, v.number = j.latest_version AS "latest!", v.source_format, v.content_hash, v.created_by, v.created_at,
 *   v.definition, v.source_text, v.warnings
 * FROM job_versions v
 * JOIN jobs j ON j.id = v.job_id
 * WHERE j.project_id = :projectId!
 *   AND j.id = :jobId!
 *   AND j.deleted_at IS NULL
 *   AND v.number = :number!
 * ```
 */
export const getVersionRow = new PreparedQuery<IGetVersionRowParams,IGetVersionRowResult>(getVersionRowIR);


