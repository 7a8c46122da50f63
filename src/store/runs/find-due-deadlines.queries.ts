/** Types generated for queries found in "src/store/runs/find-due-deadlines.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindDueDeadlines' parameters type */
export type IFindDueDeadlinesParams = void;

/** 'FindDueDeadlines' return type */
export interface IFindDueDeadlinesResult {
  projectId: string;
  runId: string;
  seq: number;
}

/** 'FindDueDeadlines' query type */
export interface IFindDueDeadlinesQuery {
  params: IFindDueDeadlinesParams;
  result: IFindDueDeadlinesResult;
}

const findDueDeadlinesIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT d.run_id AS \"runId!\", d.seq AS \"seq!\", d.project_id AS \"projectId!\"\nFROM task_deadlines d\nJOIN job_runs r ON r.id = d.run_id\nWHERE d.fired_at IS NULL\n  AND d.deadline_at <= now()\n  AND r.paused_at IS NULL\nORDER BY d.deadline_at\nLIMIT 1000"};

/**
 * Query generated from SQL:
 * ```
 * SELECT d.run_id AS "runId!", d.seq AS "seq!", d.project_id AS "projectId!"
 * FROM task_deadlines d
 * JOIN job_runs r ON r.id = d.run_id
 * WHERE d.fired_at IS NULL
 *   AND d.deadline_at <= now()
 *   AND r.paused_at IS NULL
 * ORDER BY d.deadline_at
 * LIMIT 1000
 * ```
 */
export const findDueDeadlines = new PreparedQuery<IFindDueDeadlinesParams,IFindDueDeadlinesResult>(findDueDeadlinesIR);


