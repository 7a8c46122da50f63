/** Types generated for queries found in "src/store/runs/find-overdue-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindOverdueRuns' parameters type */
export type IFindOverdueRunsParams = void;

/** 'FindOverdueRuns' return type */
export interface IFindOverdueRunsResult {
  projectId: string;
  runId: string;
}

/** 'FindOverdueRuns' query type */
export interface IFindOverdueRunsQuery {
  params: IFindOverdueRunsParams;
  result: IFindOverdueRunsResult;
}

const findOverdueRunsIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT id AS \"runId!\", project_id AS \"projectId!\"\nFROM job_runs\nWHERE deadline_at <= now()\n  AND finished_at IS NULL\n  AND paused_at IS NULL\nORDER BY deadline_at\nLIMIT 100"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id AS "runId!", project_id AS "projectId!"
 * FROM job_runs
 * WHERE deadline_at <= now()
 *   AND finished_at IS NULL
 *   AND paused_at IS NULL
 * ORDER BY deadline_at
 * LIMIT 100
 * ```
 */
export const findOverdueRuns = new PreparedQuery<IFindOverdueRunsParams,IFindOverdueRunsResult>(findOverdueRunsIR);


