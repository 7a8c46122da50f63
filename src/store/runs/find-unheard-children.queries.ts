/** Types generated for queries found in "src/store/runs/find-unheard-children.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type job_run_status = 'cancelled' | 'cancelling' | 'completed' | 'failed' | 'paused' | 'pending' | 'queued' | 'rolling_back' | 'running' | 'scheduled' | 'skipped' | 'timed_out' | 'waiting';

/** 'FindUnheardChildren' parameters type */
export interface IFindUnheardChildrenParams {
  limit: number;
}

/** 'FindUnheardChildren' return type */
export interface IFindUnheardChildrenResult {
  parentRunId: string;
  parentSeq: number;
  projectId: string;
  runId: string;
  status: job_run_status;
}

/** 'FindUnheardChildren' query type */
export interface IFindUnheardChildrenQuery {
  params: IFindUnheardChildrenParams;
  result: IFindUnheardChildrenResult;
}

const findUnheardChildrenIR: any = {"usedParamSet":{"limit":true},"params":[{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":200,"b":206}]}],"statement":"SELECT id AS \"runId!\", project_id AS \"projectId!\", parent_run_id AS \"parentRunId!\", parent_seq AS \"parentSeq!\", status\nFROM job_runs\nWHERE parent_waits\n  AND finished_at IS NOT NULL\nORDER BY id\nLIMIT :limit!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id AS "runId!", project_id AS "projectId!", parent_run_id AS "parentRunId!", parent_seq AS "parentSeq!", status
 * FROM job_runs
 * WHERE parent_waits
 *   AND finished_at IS NOT NULL
 * ORDER BY id
 * LIMIT :limit!
 * ```
 */
export const findUnheardChildren = new PreparedQuery<IFindUnheardChildrenParams,IFindUnheardChildrenResult>(findUnheardChildrenIR);


