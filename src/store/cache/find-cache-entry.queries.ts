/** Types generated for queries found in "src/store/cache/find-cache-entry.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type stringArray = (string)[];

/** 'FindCacheEntryRow' parameters type */
export interface IFindCacheEntryRowParams {
  keyHash: Buffer;
  projectId: string;
  scopeId: string;
  taskName: string;
}

/** 'FindCacheEntryRow' return type */
export interface IFindCacheEntryRowResult {
  artifact_ids: stringArray;
  exit_code: number | null;
  output: string | null;
  outputs: JsonValue;
  stdout_truncated: boolean;
}

/** 'FindCacheEntryRow' query type */
export interface IFindCacheEntryRowQuery {
  params: IFindCacheEntryRowParams;
  result: IFindCacheEntryRowResult;
}

const findCacheEntryRowIR: any = {"usedParamSet":{"projectId":true,"scopeId":true,"taskName":true,"keyHash":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":101,"b":111}]},{"name":"scopeId","required":true,"transform":{"type":"scalar"},"locs":[{"a":130,"b":138}]},{"name":"taskName","required":true,"transform":{"type":"scalar"},"locs":[{"a":158,"b":167}]},{"name":"keyHash","required":true,"transform":{"type":"scalar"},"locs":[{"a":186,"b":194}]}],"statement":"SELECT output, outputs, exit_code, stdout_truncated, artifact_ids\nFROM task_cache\nWHERE project_id = :projectId!\n  AND scope_id = :scopeId!\n  AND task_name = :taskName!\n  AND key_hash = :keyHash!\n  AND expires_at > now()"};

/**
 * Query generated from SQL:
 * ```
 * SELECT output, outputs, exit_code, stdout_truncated, artifact_ids
 * FROM task_cache
 * WHERE project_id = :projectId!
 *   AND scope_id = :scopeId!
 *   AND task_name = :taskName!
 *   AND key_hash = :keyHash!
 *   AND expires_at > now()
 * ```
 */
export const findCacheEntryRow = new PreparedQuery<IFindCacheEntryRowParams,IFindCacheEntryRowResult>(findCacheEntryRowIR);


