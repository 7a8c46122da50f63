/** Types generated for queries found in "src/store/artifacts/insert-artifact.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'InsertArtifactRow' parameters type */
export interface IInsertArtifactRowParams {
  attempt: number;
  contentType: string;
  id: string;
  name: string;
  path: string;
  projectId: string;
  retentionMs?: number | null | void;
  runId: string;
  seq: number;
  sha256: Buffer;
  size: number;
}

/** 'InsertArtifactRow' return type */
export type IInsertArtifactRowResult = void;

/** 'InsertArtifactRow' query type */
export interface IInsertArtifactRowQuery {
  params: IInsertArtifactRowParams;
  result: IInsertArtifactRowResult;
}

const insertArtifactRowIR: any = {"usedParamSet":{"id":true,"projectId":true,"runId":true,"seq":true,"attempt":true,"name":true,"path":true,"size":true,"sha256":true,"contentType":true,"retentionMs":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":124,"b":127}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":130,"b":140}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":143,"b":149}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":152,"b":156}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":159,"b":167}]},{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":170,"b":175}]},{"name":"path","required":true,"transform":{"type":"scalar"},"locs":[{"a":178,"b":183}]},{"name":"size","required":true,"transform":{"type":"scalar"},"locs":[{"a":186,"b":191}]},{"name":"sha256","required":true,"transform":{"type":"scalar"},"locs":[{"a":194,"b":201}]},{"name":"contentType","required":true,"transform":{"type":"scalar"},"locs":[{"a":204,"b":216}]},{"name":"retentionMs","required":false,"transform":{"type":"scalar"},"locs":[{"a":229,"b":240}]}],"statement":"INSERT INTO artifacts (id, project_id, run_id, seq, attempt, name, path, size, sha256, content_type, expires_at)\nVALUES (\n  :id!, :projectId!, :runId!, :seq!, :attempt!, :name!, :path!, :size!, :sha256!, :contentType!,\n  now() + :retentionMs::bigint * interval '1 millisecond'\n)\nON CONFLICT (run_id, seq, attempt, name, path) DO UPDATE SET\n  size = EXCLUDED.size,\n  sha256 = EXCLUDED.sha256"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO artifacts (id, project_id, run_id, seq, attempt, name, path, size, sha256, content_type, expires_at)
 * VALUES (
 *   :id!, :projectId!, :runId!, :seq!, :attempt!, :name!, :path!, :size!, :sha256!, :contentType!,
 *   now() + :retentionMs::bigint * interval '1 millisecond'
 * )
 * ON CONFLICT (run_id, seq, attempt, name, path) DO UPDATE SET
 *   size = EXCLUDED.size,
 *   sha256 = EXCLUDED.sha256
 * ```
 */
export const insertArtifactRow = new PreparedQuery<IInsertArtifactRowParams,IInsertArtifactRowResult>(insertArtifactRowIR);


