/** Types generated for queries found in "src/store/logs/list-task-names.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

/** 'ListTaskNameRows' parameters type */
export interface IListTaskNameRowsParams {
  runId: string;
  seqs: numberArray;
}

/** 'ListTaskNameRows' return type */
export interface IListTaskNameRowsResult {
  name: string;
  seq: number;
}

/** 'ListTaskNameRows' query type */
export interface IListTaskNameRowsQuery {
  params: IListTaskNameRowsParams;
  result: IListTaskNameRowsResult;
}

const listTaskNameRowsIR: any = {"usedParamSet":{"runId":true,"seqs":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":47,"b":53}]},{"name":"seqs","required":true,"transform":{"type":"scalar"},"locs":[{"a":72,"b":77}]}],"statement":"SELECT seq, name\nFROM task_runs\nWHERE run_id = :runId!\n  AND seq = ANY (:seqs!::int[])"};

/**
 * Query generated from SQL:
 * ```
 * SELECT seq, name
 * FROM task_runs
 * WHERE run_id = :runId!
 *   AND seq = ANY (:seqs!::int[])
 * ```
 */
export const listTaskNameRows = new PreparedQuery<IListTaskNameRowsParams,IListTaskNameRowsResult>(listTaskNameRowsIR);


