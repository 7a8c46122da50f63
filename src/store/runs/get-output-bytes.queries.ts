/** Types generated for queries found in "src/store/runs/get-output-bytes.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'GetOutputBytesRow' parameters type */
export interface IGetOutputBytesRowParams {
  runId: string;
}

/** 'GetOutputBytesRow' return type */
export interface IGetOutputBytesRowResult {
  outputBytes: number;
}

/** 'GetOutputBytesRow' query type */
export interface IGetOutputBytesRowQuery {
  params: IGetOutputBytesRowParams;
  result: IGetOutputBytesRowResult;
}

const getOutputBytesRowIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":63,"b":69}]}],"statement":"SELECT output_bytes AS \"outputBytes!\" FROM job_runs WHERE id = :runId!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT output_bytes AS "outputBytes!" FROM job_runs WHERE id = :runId!
 * ```
 */
export const getOutputBytesRow = new PreparedQuery<IGetOutputBytesRowParams,IGetOutputBytesRowResult>(getOutputBytesRowIR);


