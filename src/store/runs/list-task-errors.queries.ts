/** Types generated for queries found in "src/store/runs/list-task-errors.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'ListTaskErrorRows' parameters type */
export interface IListTaskErrorRowsParams {
  runId: string;
}

/** 'ListTaskErrorRows' return type */
export interface IListTaskErrorRowsResult {
  error: JsonValue;
  layer: number;
  node: number;
}

/** 'ListTaskErrorRows' query type */
export interface IListTaskErrorRowsQuery {
  params: IListTaskErrorRowsParams;
  result: IListTaskErrorRowsResult;
}

const listTaskErrorRowsIR: any = {"usedParamSet":{"runId":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":68,"b":74}]}],"statement":"SELECT node, layer, error AS \"error!\"\nFROM task_runs\nWHERE run_id = :runId!\n  AND status IN ('failed', 'timed_out')\n  AND error ->> 'kind' <> 'children_failed'\nORDER BY finished_at, seq\nLIMIT 1000"};

/**
 * Query generated from SQL:
 * ```
 * SELECT node, layer, error AS "error!"
 * FROM task_runs
 * WHERE run_id = :runId!
 *   AND status IN ('failed', 'timed_out')
 *   AND error ->> 'kind' <> 'children_failed'
 * ORDER BY finished_at, seq
 * LIMIT 1000
 * ```
 */
export const listTaskErrorRows = new PreparedQuery<IListTaskErrorRowsParams,IListTaskErrorRowsResult>(listTaskErrorRowsIR);


