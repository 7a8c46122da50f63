/** Types generated for queries found in "src/store/jobs/list-secret-readers.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'ListSecretReaderRows' parameters type */
export interface IListSecretReaderRowsParams {
  afterId?: string | null | void;
  limit: number;
  projectId: string;
}

/** 'ListSecretReaderRows' return type */
export interface IListSecretReaderRowsResult {
  definition: JsonValue;
  id: string;
  name: string;
}

/** 'ListSecretReaderRows' query type */
export interface IListSecretReaderRowsQuery {
  params: IListSecretReaderRowsParams;
  result: IListSecretReaderRowsResult;
}

const listSecretReaderRowsIR: any = {"usedParamSet":{"projectId":true,"afterId":true,"limit":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":138,"b":148}]},{"name":"afterId","required":false,"transform":{"type":"scalar"},"locs":[{"a":184,"b":191},{"a":217,"b":224}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":320,"b":326}]}],"statement":"SELECT j.id, j.name, v.definition\nFROM jobs j\nJOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version\nWHERE j.project_id = :projectId!\n  AND j.deleted_at IS NULL\n  AND (:afterId::uuid IS NULL OR j.id > :afterId)\n  AND v.definition::text ~ '\"secrets\":\\{\"|secrets *[.[]|\"type\":\"secret\"'\nORDER BY j.id\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT j.id, j.name, v.definition
 * FROM jobs j
 * JOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version
 * WHERE j.project_id = :projectId!
 *   AND j.deleted_at IS NULL
 *   AND (:afterId::uuid IS NULL OR j.id > :afterId)
 *   AND v.definition::text ~ '"secrets":\{"|secrets *[.[]|"type":"secret"'
 * ORDER BY j.id
 * LIMIT :limit!::int
 * ```
 */
export const listSecretReaderRows = new PreparedQuery<IListSecretReaderRowsParams,IListSecretReaderRowsResult>(listSecretReaderRowsIR);


