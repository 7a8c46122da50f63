/** Types generated for queries found in "src/store/logs/read-run-log-chunks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'ReadRunLogChunkRows' parameters type */
export interface IReadRunLogChunkRowsParams {
  afterPosition: number;
  limit: number;
  runId: string;
}

/** 'ReadRunLogChunkRows' return type */
export interface IReadRunLogChunkRowsResult {
  attempt: number;
  body: string | null;
  chunk: number;
  first_line: number;
  lines: number;
  marks: numberArray;
  packed: Buffer | null;
  position: number;
  run_id: string;
  seq: number;
  started_at: Date;
}

/** 'ReadRunLogChunkRows' query type */
export interface IReadRunLogChunkRowsQuery {
  params: IReadRunLogChunkRowsParams;
  result: IReadRunLogChunkRowsResult;
}

const readRunLogChunkRowsIR: any = {"usedParamSet":{"runId":true,"afterPosition":true,"limit":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":171,"b":177}]},{"name":"afterPosition","required":true,"transform":{"type":"scalar"},"locs":[{"a":196,"b":210}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":236,"b":242}]}],"statement":"SELECT run_id, position, seq, attempt_number(run_id, seq, attempt) AS \"attempt!\", chunk, first_line, lines, started_at, marks, body, packed\nFROM log_chunks\nWHERE run_id = :runId!\n  AND position > :afterPosition!\nORDER BY position\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT run_id, position, seq, attempt_number(run_id, seq, attempt) AS "attempt!", chunk, first_line, lines, started_at, marks, body, packed
 * FROM log_chunks
 * WHERE run_id = :runId!
 *   AND position > :afterPosition!
 * ORDER BY position
 * LIMIT :limit!::int
 * ```
 */
export const readRunLogChunkRows = new PreparedQuery<IReadRunLogChunkRowsParams,IReadRunLogChunkRowsResult>(readRunLogChunkRowsIR);


