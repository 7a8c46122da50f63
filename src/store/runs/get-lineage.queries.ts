/** Types generated for queries found in "src/store/runs/get-lineage.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'GetLineageRow' parameters type */
export interface IGetLineageRowParams {
  runId: string;
}

/** 'GetLineageRow' return type */
export interface IGetLineageRowResult {
  depth: number;
  descendants: number;
  rootRunId: string;
}

/** 'GetLineageRow' query type */
export interface IGetLineageRowQuery {
  params: IGetLineageRowParams;
  result: IGetLineageRowResult;
}

const getLineageRowIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":205,"b":211}]}],"statement":"SELECT\n  coalesce(r.root_run_id, r.id) AS \"rootRunId!\", r.depth,\n  (SELECT count(*) FROM job_runs d WHERE d.root_run_id = coalesce(r.root_run_id, r.id))::int AS \"descendants!\"\nFROM job_runs r\nWHERE r.id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   coalesce(r.root_run_id, r.id) AS "rootRunId!", r.depth,
 *   (SELECT count(*) FROM job_runs d WHERE d.root_run_id = coalesce(r.root_run_id, r.id))::int AS "descendants!"
 * FROM job_runs r
 * WHERE r.id = :runId!
 * ```
 */
export const getLineageRow = new PreparedQuery<IGetLineageRowParams,IGetLineageRowResult>(getLineageRowIR);


