/** Types generated for queries found in "src/store/jobs/list-versions.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'ListVersionRows' parameters type */
export interface IListVersionRowsParams {
  before?: number | null | void;
  jobId: string;
  limit: number;
  offset: number;
  projectId: string;
}

/** 'ListVersionRows' return type */
export interface IListVersionRowsResult {
  content_hash: Buffer;
  created_at: Date;
  created_by: string;
  id: string;
  job_id: string;
  latest: boolean;
  number: number;
  source_format: string;
  warnings: JsonValue;
}

/** 'ListVersionRows' query type */
export interface IListVersionRowsQuery {
  params: IListVersionRowsParams;
  result: IListVersionRowsResult;
}

const listVersionRowsIR: any = {"usedParamSet":{"projectId":true,"jobId":true,"before":true,"limit":true,"offset":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":223,"b":233}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":248,"b":254}]},{"name":"before","required":false,"transform":{"type":"scalar"},"locs":[{"a":290,"b":296},{"a":325,"b":331}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":363,"b":369}]},{"name":"offset","required":true,"transform":{"type":"scalar"},"locs":[{"a":383,"b":390}]}],"statement":"SELECT\n  v.id, v.job_id, v.number, v.number = j.latest_version AS \"latest!\", v.source_format, v.content_hash, v.warnings, v.created_by,\n  v.created_at\nFROM job_versions v\nJOIN jobs j ON j.id = v.job_id\nWHERE j.project_id = :projectId!\n  AND j.id = :jobId!\n  AND j.deleted_at IS NULL\n  AND (:before::int IS NULL OR v.number < :before)\nORDER BY v.number DESC\nLIMIT :limit!::int\nOFFSET :offset!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   v.id, v.job_id, v.number, v.number = j.latest_version AS "latest!", v.source_format, v.content_hash, v.warnings, v.created_by,
 *   v.created_at
 * FROM job_versions v
 * JOIN jobs j ON j.id = v.job_id
 * WHERE j.project_id = :projectId!
 *   AND j.id = :jobId!
 *   AND j.deleted_at IS NULL
 *   AND (:before::int IS NULL OR v.number < :before)
 * ORDER BY v.number DESC
 * LIMIT :limit!::int
 * OFFSET :offset!::int
 * ```
 */
export const listVersionRows = new PreparedQuery<IListVersionRowsParams,IListVersionRowsResult>(listVersionRowsIR);


