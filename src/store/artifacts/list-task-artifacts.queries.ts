/** Types generated for queries found in "src/store/artifacts/list-task-artifacts.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'ListTaskArtifactRows' parameters type */
export interface IListTaskArtifactRowsParams {
  runId: string;
  seqs: numberArray;
}

/** 'ListTaskArtifactRows' return type */
export interface IListTaskArtifactRowsResult {
  id: string;
  name: string;
  path: string;
  seq: number;
  sha256: Buffer;
  size: number;
}

/** 'ListTaskArtifactRows' query type */
export interface IListTaskArtifactRowsQuery {
  params: IListTaskArtifactRowsParams;
  result: IListTaskArtifactRowsResult;
}

const listTaskArtifactRowsIR: any = {"usedParamSet":{"runId":true,"seqs":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":171,"b":177}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":198,"b":203}]}],"statement":"SELECT a.id, a.seq, a.name, a.path, a.size, a.sha256\nFROM artifacts a\nJOIN task_runs t ON t.run_id = a.run_id AND t.seq = a.seq AND t.attempt = a.attempt\nWHERE a.run_id = :runId!\n  AND a.seq = ANY (:seqs!::int[])\n  AND (a.expires_at IS NULL OR a.expires_at > now())\nORDER BY a.seq, a.name, a.path"};

/**
 * Query generated from SQL:
 * ```
 * SELECT a.id, a.seq, a.name, a.path, a.size, a.sha256
 * FROM artifacts a
 * JOIN task_runs t ON t.run_id = a.run_id AND t.seq = a.seq AND t.attempt = a.attempt
 * WHERE a.run_id = :runId!
 *   AND a.seq = ANY (:seqs!::int[])
 *   AND (a.expires_at IS NULL OR a.expires_at > now())
 * ORDER BY a.seq, a.name, a.path
 * ```
 */
export const listTaskArtifactRows = new PreparedQuery<IListTaskArtifactRowsParams,IListTaskArtifactRowsResult>(listTaskArtifactRowsIR);


