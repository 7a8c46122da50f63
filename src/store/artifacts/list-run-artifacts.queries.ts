/** Types generated for queries found in "src/store/artifacts/list-run-artifacts.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListRunArtifactRows' parameters type */
export interface IListRunArtifactRowsParams {
  limit: number;
  offset: number;
  projectId: string;
  runId: string;
}

/** 'ListRunArtifactRows' return type */
export interface IListRunArtifactRowsResult {
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

/** 'ListRunArtifactRows' query type */
export interface IListRunArtifactRowsQuery {
  params: IListRunArtifactRowsParams;
  result: IListRunArtifactRowsResult;
}

const listRunArtifactRowsIR: any = {"usedParamSet":{"projectId":true,"runId":true,"limit":true,"offset":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":303,"b":313}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":332,"b":338}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":446,"b":452}]},{"name":"offset","required":true,"transform":{"type":"scalar"},"locs":[{"a":466,"b":473}]}],"statement":"SELECT\n  a.id, a.run_id, a.seq, attempt_number(a.run_id, a.seq, a.attempt) AS \"attempt!\", t.name AS task_name, a.name, a.path, a.size, a.sha256, a.content_type, a.created_at,\n  a.expires_at AS \"expires_at?\"\nFROM artifacts a\nJOIN task_runs t ON t.run_id = a.run_id AND t.seq = a.seq\nWHERE a.project_id = :projectId!\n  AND a.run_id = :runId!\n  AND (a.expires_at IS NULL OR a.expires_at > now())\nORDER BY a.seq, a.attempt DESC, a.name, a.path\nLIMIT :limit!::int\nOFFSET :offset!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   a.id, a.run_id, a.seq, attempt_number(a.run_id, a.seq, a.attempt) AS "attempt!", t.name AS task_name, a.name, a.path, a.size, a.sha256, a.content_type, a.created_at,
 *   a.expires_at AS "expires_at?"
 * FROM artifacts a
 * JOIN task_runs t ON t.run_id = a.run_id AND t.seq = a.seq
 * WHERE a.project_id = :projectId!
 *   AND a.run_id = :runId!
 *   AND (a.expires_at IS NULL OR a.expires_at > now())
 * ORDER BY a.seq, a.attempt DESC, a.name, a.path
 * LIMIT :limit!::int
 * OFFSET :offset!::int
 * ```
 */
export const listRunArtifactRows = new PreparedQuery<IListRunArtifactRowsParams,IListRunArtifactRowsResult>(listRunArtifactRowsIR);


