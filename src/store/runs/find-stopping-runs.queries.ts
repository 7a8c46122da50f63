/** Types generated for queries found in "src/store/runs/find-stopping-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'FindStoppingRuns' parameters type */
export interface IFindStoppingRunsParams {
  runIds: stringArray;
}

/** 'FindStoppingRuns' return type */
export interface IFindStoppingRunsResult {
  runId: string;
  scope: number | null;
}

/** 'FindStoppingRuns' query type */
export interface IFindStoppingRunsQuery {
  params: IFindStoppingRunsParams;
  result: IFindStoppingRunsResult;
}

const findStoppingRunsIR: any = {"usedParamSet":{"runIds":true},"params":[{"name":"runIds","required":true,"transform":{"type":"scalar"},"locs":[{"a":74,"b":81},{"a":176,"b":183}]}],"statement":"SELECT id AS \"runId!\", NULL::int AS \"scope\"\nFROM job_runs\nWHERE id = ANY (:runIds!::uuid[])\n  AND halted = 'cancel'\nUNION ALL\nSELECT run_id, id\nFROM scopes\nWHERE run_id = ANY (:runIds!::uuid[])\n  AND halted = 'cancel'\n  AND open > 0"};

/**
 * Query generated from SQL:
 * ```
 * SELECT id AS "runId!", NULL::int AS "scope"
 * FROM job_runs
 * WHERE id = ANY (:runIds!::uuid[])
 *   AND halted = 'cancel'
 * UNION ALL
 * SELECT run_id, id
 * FROM scopes
 * WHERE run_id = ANY (:runIds!::uuid[])
 *   AND halted = 'cancel'
 *   AND open > 0
 * ```
 */
export const findStoppingRuns = new PreparedQuery<IFindStoppingRunsParams,IFindStoppingRunsResult>(findStoppingRunsIR);


