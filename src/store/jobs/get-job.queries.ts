/** Types generated for queries found in "src/store/jobs/get-job.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'GetJobRow' parameters type */
export interface IGetJobRowParams {
  jobId: string;
  number?: number | null | void;
  projectId: string;
}

/** 'GetJobRow' return type */
export interface IGetJobRowResult {
  content_hash: Buffer;
  created_at: Date;
  definition: JsonValue;
  description: string;
  enabled: boolean;
  id: string;
  labels: JsonValue;
  name: string;
  number: number;
  source: string;
  source_format: string;
  source_text: string;
  updated_at: Date;
  version_id: string;
  warnings: JsonValue;
}

/** 'GetJobRow' query type */
export interface IGetJobRowQuery {
  params: IGetJobRowParams;
  result: IGetJobRowResult;
}

const getJobRowIR: any = {"usedParamSet":{"number":true,"projectId":true,"jobId":true},"params":[{"name":"number","required":false,"transform":{"type":"scalar"},"locs":[{"a":277,"b":283}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":325,"b":335}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":350,"b":356}]}],"statement":"SELECT\n  j.id, j.name, j.description, j.source, j.enabled, j.labels, j.created_at, j.updated_at, v.id AS version_id, v.number,\n  v.definition, v.source_text, v.source_format, v.content_hash, v.warnings\nFROM jobs j\nJOIN job_versions v ON v.job_id = j.id AND v.number = coalesce(:number, j.latest_version)\nWHERE j.project_id = :projectId!\n  AND j.id = :jobId!\n  AND j.deleted_at IS NULL"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   j.id, j.name, j.description, j.source, j.enabled, j.labels, j.created_at, j.updated_at, v.id AS version_id, v.number,
 *   v.definition, v.source_text, v.source_format, v.content_hash, v.warnings
 * FROM jobs j
 * JOIN job_versions v ON v.job_id = j.id AND v.number = coalesce(:number, j.latest_version)
 * WHERE j.project_id = :projectId!
 *   AND j.id = :jobId!
 *   AND j.deleted_at IS NULL
 * ```
 */
export const getJobRow = new PreparedQuery<IGetJobRowParams,IGetJobRowResult>(getJobRowIR);


