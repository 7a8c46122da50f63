/** Types generated for queries found in "src/store/artifacts/get-artifact.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'GetArtifactRow' parameters type */
export interface IGetArtifactRowParams {
  id: string;
  projectId: string;
}

/** 'GetArtifactRow' return type */
export interface IGetArtifactRowResult {
  attempt: number;
  content_type: string;
  created_at: Date;
  expires_at: Date | null;
  id: string;
  name: string;
  path: string;
  run_id: string;
  seq: number;
  sha256: Buffer;
  size: number;
  task_name: string;
}

/** 'GetArtifactRow' query type */
export interface IGetArtifactRowQuery {
  params: IGetArtifactRowParams;
  result: IGetArtifactRowResult;
}

const getArtifactRowIR: any = {"usedParamSet":{"projectId":true,"id":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":303,"b":313}]},{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":328,"b":331}]}],"statement":"SELECT\n  a.id, a.run_id, a.seq, attempt_number(a.run_id, a.seq, a.attempt) AS \"attempt!\", t.name AS task_name, a.name, a.path, a.size, a.sha256, a.content_type, a.created_at,\n  a.expires_at AS \"expires_at?\"\nFROM artifacts a\nJOIN task_runs t ON t.run_id = a.run_id AND t.seq = a.seq\nWHERE a.project_id = :projectId!\n  AND a.id = :id!\n  AND (a.expires_at IS NULL OR a.expires_at > now())"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   a.id, a.run_id, a.seq, attempt_number(a.run_id, a.seq, a.attempt) AS "attempt!", t.name AS task_name, a.name, a.path, a.size, a.sha256, a.content_type, a.created_at,
 *   a.expires_at AS "expires_at?"
 * FROM artifacts a
 * JOIN task_runs t ON t.run_id = a.run_id AND t.seq = a.seq
 * WHERE a.project_id = :projectId!
 *   AND a.id = :id!
 *   AND (a.expires_at IS NULL OR a.expires_at > now())
 * ```
 */
export const getArtifactRow = new PreparedQuery<IGetArtifactRowParams,IGetArtifactRowResult>(getArtifactRowIR);


