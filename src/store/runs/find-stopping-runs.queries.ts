/** Types generated for queries found in "src/store/runs/find-stopping-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'FindStoppingRuns' parameters type */
export interface IFindStoppingRunsParams {
  runIds: stringArray;
}

/** 'FindStoppingRuns' return type */
export interface IFindStoppingRunsResult {
  cancelRequested: boolean;
  runId: string;
  timedOut: boolean;
}

/** 'FindStoppingRuns' query type */
export interface IFindStoppingRunsQuery {
  params: IFindStoppingRunsParams;
  result: IFindStoppingRunsResult;
}

const findStoppingRunsIR: any = {"usedParamSet":{"runIds":true},"params":[{"name":"runIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":133,"b":140}]}],"statement":"SELECT id AS \"runId!\", timed_out AS \"timedOut!\", cancel_requested_at IS NOT NULL AS \"cancelRequested!\"\nFROM job_runs\nWHERE id = ANY (:runIds!::uuid[])\n  AND (cancel_requested_at IS NOT NULL OR timed_out OR halted = 'cancel')"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id AS "runId!", timed_out AS "timedOut!", cancel_requested_at IS NOT NULL AS "cancelRequested!"
 * FROM job_runs
 * WHERE id = ANY (:runIds!::uuid[])
 *   AND (cancel_requested_at IS NOT NULL OR timed_out OR halted = 'cancel')
 * ```
 */
export const findStoppingRuns = new PreparedQuery<IFindStoppingRunsParams,IFindStoppingRunsResult>(findStoppingRunsIR);


