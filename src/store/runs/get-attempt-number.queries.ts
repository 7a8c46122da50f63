/** Types generated for queries found in "src/store/runs/get-attempt-number.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'GetAttemptNumber' parameters type */
export interface IGetAttemptNumberParams {
  attempt: number;
  runId: string;
  seq: number;
}

/** 'GetAttemptNumber' return type */
export interface IGetAttemptNumberResult {
  number: number;
}

/** 'GetAttemptNumber' query type */
export interface IGetAttemptNumberQuery {
  params: IGetAttemptNumberParams;
  result: IGetAttemptNumberResult;
}

const getAttemptNumberIR: any = {"usedParamSet":{"runId":true,"seq":true,"attempt":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":22,"b":28}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":37,"b":41}]},{"name":"attempt","required":true,"transform":{"type":"scalar"},"locs":[{"a":49,"b":57}]}],"statement":"SELECT attempt_number(:runId!::uuid, :seq!::int, :attempt!::int) AS \"number!\""};

/**
 * Query generated from SQL:
 * ```
 * SELECT attempt_number(:runId!::uuid, :seq!::int, :attempt!::int) AS "number!"
 * ```
 */
export const getAttemptNumber = new PreparedQuery<IGetAttemptNumberParams,IGetAttemptNumberResult>(getAttemptNumberIR);


