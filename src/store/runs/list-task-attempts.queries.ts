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
  error: JsonValue | null;
  exit_code: number | null;
  finished_at: Date;
  started_at: Date | null;
  status: string;
  worker_id: string | null;
}

/** 'ListTaskAttemptRows' query type */
export interface IListTaskAttemptRowsQuery {
  params: IListTaskAttemptRowsParams;
  result: IListTaskAttemptRowsResult;
}

const listTaskAttemptRowsIR: any = {"usedParamSet":{"projectId":true,"runId":true,"seq":true,"limit":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":165,"b":175}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":192,"b":198}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":212,"b":216}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":241,"b":247}]}],"statement":"SELECT (row_number() OVER (ORDER BY attempt))::int AS \"attempt!\", status, worker_id, started_at, finished_at, exit_code, error\nFROM task_attempts\nWHERE project_id = :projectId!\n  AND run_id = :runId!\n  AND seq = :seq!\nORDER BY attempt\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT (row_number() OVER (ORDER BY attempt))::int AS "attempt!", status, worker_id, started_at, finished_at, exit_code, error
 * FROM task_attempts
 * WHERE project_id = :projectId!
 *   AND run_id = :runId!
 *   AND seq = :seq!
 * ORDER BY attempt
 * LIMIT :limit!::int
 * ```
 */
export const listTaskAttemptRows = new PreparedQuery<IListTaskAttemptRowsParams,IListTaskAttemptRowsResult>(listTaskAttemptRowsIR);


