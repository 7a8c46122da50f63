/** Types generated for queries found in "src/store/cache/save-cache-entry.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

/** 'SaveCacheEntryRow' parameters type */
export interface ISaveCacheEntryRowParams {
  attempt: number;
  exitCode?: number | null | void;
  keyHash: Buffer;
  output?: string | null | void;
  outputs: JsonParameter;
  projectId: string;
  runId: string;
  scopeId: string;
  seq: number;
  stdoutTruncated: boolean;
  taskName: string;
  ttlMs: number;
}

/** 'SaveCacheEntryRow' return type */
export type ISaveCacheEntryRowResult = void;

/** 'SaveCacheEntryRow' query type */
export interface ISaveCacheEntryRowQuery {
  params: ISaveCacheEntryRowParams;
  result: ISaveCacheEntryRowResult;
}

const saveCacheEntryRowIR: any = {"usedParamSet":{"projectId":true,"scopeId":true,"taskName":true,"keyHash":true,"output":true,"outputs":true,"exitCode":true,"stdoutTruncated":true,"runId":true,"seq":true,"attempt":true,"ttlMs":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":152,"b":162}]},{"name":"scopeId","required":true,"transform":{"type":"scalar"},"locs":[{"a":165,"b":173}]},{"name":"taskName","required":true,"transform":{"type":"scalar"},"locs":[{"a":176,"b":185}]},{"name":"keyHash","required":true,"transform":{"type":"scalar"},"locs":[{"a":188,"b":196}]},{"name":"output","required":false,"transform":{"type":"scalar"},"locs":[{"a":199,"b":205}]},{"name":"outputs","required":true,"transform":{"type":"scalar"},"locs":[{"a":208,"b":216}]},{"name":"exitCode","required":false,"transform":{"type":"scalar"},"locs":[{"a":226,"b":234}]},{"name":"stdoutTruncated","required":true,"transform":{"type":"scalar"},"locs":[{"a":237,"b":253}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":304,"b":310}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":322,"b":326}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":342,"b":350}]},{"name":"ttlMs","required":true,"transform":{"type":"scalar"},"locs":[{"a":384,"b":390}]}],"statement":"INSERT INTO task_cache (\n  project_id, scope_id, task_name, key_hash, output, outputs, exit_code, stdout_truncated, artifact_ids, expires_at\n)\nSELECT\n  :projectId!, :scopeId!, :taskName!, :keyHash!, :output, :outputs!::jsonb, :exitCode, :stdoutTruncated!,\n  ARRAY(SELECT id FROM artifacts WHERE run_id = :runId! AND seq = :seq! AND attempt = :attempt! ORDER BY name, path),\n  now() + :ttlMs!::bigint * interval '1 millisecond'\nON CONFLICT (project_id, scope_id, task_name, key_hash) DO UPDATE SET\n  output = EXCLUDED.output,\n  outputs = EXCLUDED.outputs,\n  exit_code = EXCLUDED.exit_code,\n  stdout_truncated = EXCLUDED.stdout_truncated,\n  artifact_ids = EXCLUDED.artifact_ids,\n  created_at = now(),\n  expires_at = EXCLUDED.expires_at"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO task_cache (
 *   project_id, scope_id, task_name, key_hash, output, outputs, exit_code, stdout_truncated, artifact_ids, expires_at
 * )
 * SELECT
 *   :projectId!, :scopeId!, :taskName!, :keyHash!, :output, :outputs!::jsonb, :exitCode, :stdoutTruncated!,
 *   ARRAY(SELECT id FROM artifacts WHERE run_id = :runId! AND seq = :seq! AND attempt = :attempt! ORDER BY name, path),
 *   now() + :ttlMs!::bigint * interval '1 millisecond'
 * ON CONFLICT (project_id, scope_id, task_name, key_hash) DO UPDATE SET
 *   output = EXCLUDED.output,
 *   outputs = EXCLUDED.outputs,
 *   exit_code = EXCLUDED.exit_code,
 *   stdout_truncated = EXCLUDED.stdout_truncated,
 *   artifact_ids = EXCLUDED.artifact_ids,
 *   created_at = now(),
 *   expires_at = EXCLUDED.expires_at
 * ```
 */
export const saveCacheEntryRow = new PreparedQuery<ISaveCacheEntryRowParams,ISaveCacheEntryRowResult>(saveCacheEntryRowIR);


