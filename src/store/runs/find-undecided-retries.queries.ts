/** Types generated for queries found in "src/store/runs/find-undecided-retries.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'FindUndecidedRetryRows' parameters type */
export type IFindUndecidedRetryRowsParams = void;

/** 'FindUndecidedRetryRows' return type */
export interface IFindUndecidedRetryRowsResult {
  attempt: number;
  error: JsonValue | null;
  finishedAt: Date;
  inputs: JsonValue;
  projectId: string;
  retriesLeft: number;
  runId: string;
  startedAt: Date | null;
  status: job_run_status;
  versionId: string;
}

/** 'FindUndecidedRetryRows' query type */
export interface IFindUndecidedRetryRowsQuery {
  params: IFindUndecidedRetryRowsParams;
  result: IFindUndecidedRetryRowsResult;
}

const findUndecidedRetryRowsIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT\n  id AS \"runId!\", project_id AS \"projectId!\", version_id AS \"versionId!\", status, attempt, retries_left AS \"retriesLeft\",\n  started_at AS \"startedAt\", finished_at AS \"finishedAt!\", error, inputs\nFROM job_runs\nWHERE retries_left > 0\n  AND retry_at IS NULL\n  AND status IN ('failed', 'timed_out')\nORDER BY id\nLIMIT 100"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   id AS "runId!", project_id AS "projectId!", version_id AS "versionId!", status, attempt, retries_left AS "retriesLeft",
 *   started_at AS "startedAt", finished_at AS "finishedAt!", error, inputs
 * FROM job_runs
 * WHERE retries_left > 0
 *   AND retry_at IS NULL
 *   AND status IN ('failed', 'timed_out')
 * ORDER BY id
 * LIMIT 100
 * ```
 */
export const findUndecidedRetryRows = new PreparedQuery<IFindUndecidedRetryRowsParams,IFindUndecidedRetryRowsResult>(findUndecidedRetryRowsIR);


