/** Types generated for queries found in "src/store/jobs/list-jobs-by-name.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'ListJobByNameRows' parameters type */
export interface IListJobByNameRowsParams {
  afterName?: string | null | void;
  limit: number;
  name?: string | null | void;
  offset: number;
  projectId: string;
  search?: string | null | void;
}

/** 'ListJobByNameRows' return type */
export interface IListJobByNameRowsResult {
  created_at: Date;
  created_key: string;
  description: string;
  enabled: boolean;
  id: string;
  labels: JsonValue;
  name: string;
  number: number;
  owner: string | null;
  source: string;
  task_count: number;
  updated_at: Date;
  version_id: string;
}

/** 'ListJobByNameRows' query type */
export interface IListJobByNameRowsQuery {
  params: IListJobByNameRowsParams;
  result: IListJobByNameRowsResult;
}

const listJobByNameRowsIR: any = {"usedParamSet":{"projectId":true,"name":true,"search":true,"afterName":true,"limit":true,"offset":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":423,"b":433}]},{"name":"name","required":false,"transform":{"type":"scalar"},"locs":[{"a":469,"b":473},{"a":501,"b":505}]},{"name":"search","required":false,"transform":{"type":"scalar"},"locs":[{"a":515,"b":521},{"a":553,"b":559},{"a":584,"b":590}]},{"name":"afterName","required":false,"transform":{"type":"scalar"},"locs":[{"a":600,"b":609},{"a":637,"b":646}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":671,"b":677}]},{"name":"offset","required":true,"transform":{"type":"scalar"},"locs":[{"a":691,"b":698}]}],"statement":"SELECT\n  j.id, j.name, j.description, j.source, j.enabled, j.labels, j.created_at, j.updated_at, v.id AS version_id, v.number,\n  v.definition ->> 'owner' AS owner, json_array_length(v.definition -> 'tasks') AS \"task_count!\",\n  to_char(j.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') AS \"created_key!\"\nFROM jobs j\nJOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version\nWHERE j.project_id = :projectId!\n  AND j.deleted_at IS NULL\n  AND (:name::text IS NULL OR j.name = :name)\n  AND (:search::text IS NULL OR j.name ILIKE :search OR j.description ILIKE :search)\n  AND (:afterName::text IS NULL OR j.name > :afterName)\nORDER BY j.name\nLIMIT :limit!::int\nOFFSET :offset!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   j.id, j.name, j.description, j.source, j.enabled, j.labels, j.created_at, j.updated_at, v.id AS version_id, v.number,
 *   v.definition ->> 'owner' AS owner, json_array_length(v.definition -> 'tasks') AS "task_count!",
 *   to_char(j.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "created_key!"
 * FROM jobs j
 * JOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version
 * WHERE j.project_id = :projectId!
 *   AND j.deleted_at IS NULL
 *   AND (:name::text IS NULL OR j.name = :name)
 *   AND (:search::text IS NULL OR j.name ILIKE :search OR j.description ILIKE :search)
 *   AND (:afterName::text IS NULL OR j.name > :afterName)
 * ORDER BY j.name
 * LIMIT :limit!::int
 * OFFSET :offset!::int
 * ```
 */
export const listJobByNameRows = new PreparedQuery<IListJobByNameRowsParams,IListJobByNameRowsResult>(listJobByNameRowsIR);


