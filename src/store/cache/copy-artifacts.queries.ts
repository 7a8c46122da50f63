/** Types generated for queries found in "src/store/cache/copy-artifacts.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'CopyArtifactRows' parameters type */
export interface ICopyArtifactRowsParams {
  attempt: number;
  ids: stringArray;
  newIds: stringArray;
  projectId: string;
  runId: string;
  seq: number;
}

/** 'CopyArtifactRows' return type */
export interface ICopyArtifactRowsResult {
  id: string;
}

/** 'CopyArtifactRows' query type */
export interface ICopyArtifactRowsQuery {
  params: ICopyArtifactRowsParams;
  result: ICopyArtifactRowsResult;
}

const copyArtifactRowsIR: any = {"usedParamSet":{"runId":true,"seq":true,"attempt":true,"ids":true,"newIds":true,"projectId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":149,"b":155}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":158,"b":162}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":165,"b":173}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":278,"b":282}]},{"name":"newIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":293,"b":300}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":388,"b":398}]}],"statement":"INSERT INTO artifacts (id, project_id, run_id, seq, attempt, name, path, size, sha256, content_type, expires_at)\nSELECT\n  copy.new_id, a.project_id, :runId!, :seq!, :attempt!, a.name, a.path, a.size, a.sha256, a.content_type,\n  now() + (a.expires_at - a.created_at)\nFROM unnest(:ids!::uuid[], :newIds!::uuid[]) AS copy (id, new_id)\nJOIN artifacts a ON a.id = copy.id\nWHERE a.project_id = :projectId!\n  AND (a.expires_at IS NULL OR a.expires_at > now())\nON CONFLICT (run_id, seq, attempt, name, path) DO UPDATE SET sha256 = EXCLUDED.sha256\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO artifacts (id, project_id, run_id, seq, attempt, name, path, size, sha256, content_type, expires_at)
 * SELECT
 *   copy.new_id, a.project_id, :runId!, :seq!, :attempt!, a.name, a.path, a.size, a.sha256, a.content_type,
 *   now() + (a.expires_at - a.created_at)
 * FROM unnest(:ids!::uuid[], :newIds!::uuid[]) AS copy (id, new_id)
 * JOIN artifacts a ON a.id = copy.id
 * WHERE a.project_id = :projectId!
 *   AND (a.expires_at IS NULL OR a.expires_at > now())
 * ON CONFLICT (run_id, seq, attempt, name, path) DO UPDATE SET sha256 = EXCLUDED.sha256
 * RETURNING id
 * ```
 */
export const copyArtifactRows = new PreparedQuery<ICopyArtifactRowsParams,ICopyArtifactRowsResult>(copyArtifactRowsIR);


