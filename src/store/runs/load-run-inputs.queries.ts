/** Types generated for queries found in "src/store/runs/load-run-inputs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'LoadRunInputs' parameters type */
export interface ILoadRunInputsParams {
  runId: string;
}

/** 'LoadRunInputs' return type */
export interface ILoadRunInputsResult {
  inputs: JsonValue;
}

/** 'LoadRunInputs' query type */
export interface ILoadRunInputsQuery {
  params: ILoadRunInputsParams;
  result: ILoadRunInputsResult;
}

const loadRunInputsIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":39,"b":45}]}],"statement":"SELECT inputs\nFROM job_runs\nWHERE id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT inputs
 * FROM job_runs
 * WHERE id = :runId!
 * ```
 */
export const loadRunInputs = new PreparedQuery<ILoadRunInputsParams,ILoadRunInputsResult>(loadRunInputsIR);


