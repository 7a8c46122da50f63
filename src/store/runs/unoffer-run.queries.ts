/** Types generated for queries found in "src/store/runs/unoffer-run.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'UnofferRun' parameters type */
export interface IUnofferRunParams {
  runId: string;
}

/** 'UnofferRun' return type */
export type IUnofferRunResult = void;

/** 'UnofferRun' query type */
export interface IUnofferRunQuery {
  params: IUnofferRunParams;
  result: IUnofferRunResult;
}

const unofferRunIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":39,"b":45}]}],"statement":"DELETE FROM ready_tasks\nWHERE run_id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM ready_tasks
 * WHERE run_id = :runId!
 * ```
 */
export const unofferRun = new PreparedQuery<IUnofferRunParams,IUnofferRunResult>(unofferRunIR);


