/** Types generated for queries found in "src/store/runs/get-place.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonValue } from '../../base/json.ts';

/** 'GetPlaceRow' parameters type */
export interface IGetPlaceRowParams {
  runId: string;
  seq: number;
}

/** 'GetPlaceRow' return type */
export interface IGetPlaceRowResult {
  item: JsonValue | null;
  itemIndex: number | null;
  itemKey: string | null;
  layer: number;
  name: string;
  node: number;
  projectId: string;
  readyAt: Date | null;
  runId: string;
  scope: number;
  seq: number;
}

/** 'GetPlaceRow' query type */
export interface IGetPlaceRowQuery {
  params: IGetPlaceRowParams;
  result: IGetPlaceRowResult;
}

const getPlaceRowIR: any = {"usedParamSet":{"runId":true,"seq":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":196,"b":202}]},{"name":"seq","required":true,"transform":{"type":"scalar"},"locs":[{"a":216,"b":220}]}],"statement":"SELECT\n  run_id AS \"runId\", project_id AS \"projectId\", seq, node, scope, layer, name, item, item_key AS \"itemKey\",\n  item_index AS \"itemIndex\", ready_at AS \"readyAt\"\nFROM task_runs\nWHERE run_id = :runId!\n  AND seq = :seq!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   run_id AS "runId", project_id AS "projectId", seq, node, scope, layer, name, item, item_key AS "itemKey",
 *   item_index AS "itemIndex", ready_at AS "readyAt"
 * FROM task_runs
 * WHERE run_id = :runId!
 *   AND seq = :seq!
 * ```
 */
export const getPlaceRow = new PreparedQuery<IGetPlaceRowParams,IGetPlaceRowResult>(getPlaceRowIR);


