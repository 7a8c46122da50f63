/** Types generated for queries found in "src/store/jobs/list-versions.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

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
  number: number;
  source_format: string;
}

/** 'ListVersionRows' query type */
export interface IListVersionRowsQuery {
  params: IListVersionRowsParams;
  result: IListVersionRowsResult;
}

const listVersionRowsIR: any = {"usedParamSet":{"projectId":true,"jobId":true,"before":true,"limit":true,"offset":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":165,"b":175}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":190,"b":196}]},{"name":"before","required":false,"transform":{"type":"scalar"},"locs":[{"a":232,"b":238},{"a":267,"b":273}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":305,"b":311}]},{"name":"offset","required":true,"transform":{"type":"scalar"},"locs":[{"a":325,"b":332}]}],"statement":"SELECT v.id, v.job_id, v.number, v.source_format, v.content_hash, v.created_by, v.created_at\nFROM job_versions v\nJOIN jobs j ON j.id = v.job_id\nWHERE j.project_id = :projectId!\n  AND j.id = :jobId!\n  AND j.deleted_at IS NULL\n  AND (:before::int IS NULL OR v.number < :before)\nORDER BY v.number DESC\nLIMIT :limit!::int\nOFFSET :offset!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT v.id, v.job_id, v.number, v.source_format, v.content_hash, v.created_by, v.created_at
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


