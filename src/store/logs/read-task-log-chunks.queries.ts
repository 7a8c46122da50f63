/** Types generated for queries found in "src/store/logs/read-task-log-chunks.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'ReadTaskLogChunkRows' parameters type */
export interface IReadTaskLogChunkRowsParams {
  afterPosition: number;
  limit: number;
  runId: string;
  seq: number;
}

/** 'ReadTaskLogChunkRows' return type */
export interface IReadTaskLogChunkRowsResult {
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

/** 'ReadTaskLogChunkRows' query type */
export interface IReadTaskLogChunkRowsQuery {
  params: IReadTaskLogChunkRowsParams;
  result: IReadTaskLogChunkRowsResult;
}

const readTaskLogChunkRowsIR: any = {"usedParamSet":{"runId":true,"seq":true,"afterPosition":true,"limit":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":171,"b":177}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":191,"b":195}]},{"name":"afterPosition","required":true,"transform":{"type":"scalar"},"locs":[{"a":214,"b":228}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":254,"b":260}]}],"statement":"SELECT run_id, position, seq, attempt_number(run_id, seq, attempt) AS \"attempt!\", chunk, first_line, lines, started_at, marks, body, packed\nFROM log_chunks\nWHERE run_id = :runId!\n  AND seq = :seq!\n  AND position > :afterPosition!\nORDER BY position\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT run_id, position, seq, attempt_number(run_id, seq, attempt) AS "attempt!", chunk, first_line, lines, started_at, marks, body, packed
 * FROM log_chunks
 * WHERE run_id = :runId!
 *   AND seq = :seq!
 *   AND position > :afterPosition!
 * ORDER BY position
 * LIMIT :limit!::int
 * ```
 */
export const readTaskLogChunkRows = new PreparedQuery<IReadTaskLogChunkRowsParams,IReadTaskLogChunkRowsResult>(readTaskLogChunkRowsIR);


