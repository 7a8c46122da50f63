/** Types generated for queries found in "src/store/runs/allow-reopening.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'AllowReopening' parameters type */
export type IAllowReopeningParams = void;

/** 'AllowReopening' return type */
export interface IAllowReopeningResult {
  set_config: string | null;
}

/** 'AllowReopening' query type */
export interface IAllowReopeningQuery {
  params: IAllowReopeningParams;
  result: IAllowReopeningResult;
}

const allowReopeningIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT set_config('stratal.reopen', 'on', true)"};

/**
 * Query generated from SQL:
 * ```
 * SELECT set_config('stratal.reopen', 'on', true)
 * ```
 */
export const allowReopening = new PreparedQuery<IAllowReopeningParams,IAllowReopeningResult>(allowReopeningIR);


