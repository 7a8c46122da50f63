/** Types generated for queries found in "src/store/runs/list-task-attempts.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'ListTaskAttemptRows' parameters type */
export interface IListTaskAttemptRowsParams {
  limit: number;
  projectId: string;
  runId: string;
  seq: number;
}

/** 'ListTaskAttemptRows' return type */
export interface IListTaskAttemptRowsResult {
  attempt: number;
  cpu_ms: number | null;
  error: JsonValue | null;
  exit_code: number | null;
  finished_at: Date;
  is_measured: boolean;
  peak_memory_bytes: number | null;
  read_bytes: number | null;
  started_at: Date | null;
  status: string;
  worker_id: string | null;
  written_bytes: number | null;
}

/** 'ListTaskAttemptRows' query type */
export interface IListTaskAttemptRowsQuery {
  params: IListTaskAttemptRowsParams;
  result: IListTaskAttemptRowsResult;
}

const listTaskAttemptRowsIR: any = {"usedParamSet":{"projectId":true,"runId":true,"seq":true,"limit":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":458,"b":468}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":487,"b":493}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":509,"b":513}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":540,"b":546}]}],"statement":"SELECT\n  (row_number() OVER (ORDER BY a.attempt))::int AS \"attempt!\", a.status, a.worker_id, a.started_at, a.finished_at, a.exit_code, a.error,\n  u.run_id IS NOT NULL AS \"is_measured!\", u.cpu_ms AS \"cpu_ms?\", u.peak_memory_bytes AS \"peak_memory_bytes?\",\n  u.read_bytes AS \"read_bytes?\", u.written_bytes AS \"written_bytes?\"\nFROM task_attempts a\nLEFT JOIN attempt_usage u ON u.run_id = a.run_id AND u.seq = a.seq AND u.attempt = a.attempt\nWHERE a.project_id = :projectId!\n  AND a.run_id = :runId!\n  AND a.seq = :seq!\nORDER BY a.attempt\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   (row_number() OVER (ORDER BY a.attempt))::int AS "attempt!", a.status, a.worker_id, a.started_at, a.finished_at, a.exit_code, a.error,
 *   u.run_id IS NOT NULL AS "is_measured!", u.cpu_ms AS "cpu_ms?", u.peak_memory_bytes AS "peak_memory_bytes?",
 *   u.read_bytes AS "read_bytes?", u.written_bytes AS "written_bytes?"
 * FROM task_attempts a
 * LEFT JOIN attempt_usage u ON u.run_id = a.run_id AND u.seq = a.seq AND u.attempt = a.attempt
 * WHERE a.project_id = :projectId!
 *   AND a.run_id = :runId!
 *   AND a.seq = :seq!
 * ORDER BY a.attempt
 * LIMIT :limit!::int
 * ```
 */
export const listTaskAttemptRows = new PreparedQuery<IListTaskAttemptRowsParams,IListTaskAttemptRowsResult>(listTaskAttemptRowsIR);


