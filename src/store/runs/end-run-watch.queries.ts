/** Types generated for queries found in "src/store/runs/end-run-watch.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'EndRunWatch' parameters type */
export interface IEndRunWatchParams {
  runId: string;
}

/** 'EndRunWatch' return type */
export interface IEndRunWatchResult {
  run_id: string;
}

/** 'EndRunWatch' query type */
export interface IEndRunWatchQuery {
  params: IEndRunWatchParams;
  result: IEndRunWatchResult;
}

const endRunWatchIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":39,"b":45}]}],"statement":"DELETE FROM run_watches\nWHERE run_id = :runId!\nRETURNING run_id"};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM run_watches
 * WHERE run_id = :runId!
 * RETURNING run_id
 * ```
 */
export const endRunWatch = new PreparedQuery<IEndRunWatchParams,IEndRunWatchResult>(endRunWatchIR);


