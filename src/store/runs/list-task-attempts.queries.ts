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

const listTaskAttemptRowsIR: any = {"usedParamSet":{"projectId":true,"runId":true,"seq":true,"limit":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":115,"b":125}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":142,"b":148}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":162,"b":166}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":191,"b":197}]}],"statement":"SELECT attempt, status, worker_id, started_at, finished_at, exit_code, error\nFROM task_attempts\nWHERE project_id = :projectId!\n  AND run_id = :runId!\n  AND seq = :seq!\nORDER BY attempt\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT attempt, status, worker_id, started_at, finished_at, exit_code, error
 * FROM task_attempts
 * WHERE project_id = :projectId!
 *   AND run_id = :runId!
 *   AND seq = :seq!
 * ORDER BY attempt
 * LIMIT :limit!::int
 * ```
 */
export const listTaskAttemptRows = new PreparedQuery<IListTaskAttemptRowsParams,IListTaskAttemptRowsResult>(listTaskAttemptRowsIR);


