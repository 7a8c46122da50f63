/** Types generated for queries found in "src/store/runs/find-due-retries.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindDueRetryRows' parameters type */
export type IFindDueRetryRowsParams = void;

/** 'FindDueRetryRows' return type */
export interface IFindDueRetryRowsResult {
  attempt: number;
  projectId: string;
  runId: string;
  versionId: string;
}

/** 'FindDueRetryRows' query type */
export interface IFindDueRetryRowsQuery {
  params: IFindDueRetryRowsParams;
  result: IFindDueRetryRowsResult;
}

const findDueRetryRowsIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT id AS \"runId!\", project_id AS \"projectId!\", version_id AS \"versionId!\", attempt\nFROM job_runs\nWHERE retry_at <= now()\nORDER BY retry_at\nLIMIT 100"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id AS "runId!", project_id AS "projectId!", version_id AS "versionId!", attempt
 * FROM job_runs
 * WHERE retry_at <= now()
 * ORDER BY retry_at
 * LIMIT 100
 * ```
 */
export const findDueRetryRows = new PreparedQuery<IFindDueRetryRowsParams,IFindDueRetryRowsResult>(findDueRetryRowsIR);


