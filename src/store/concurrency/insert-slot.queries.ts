/** Types generated for queries found in "src/store/concurrency/insert-slot.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'InsertSlotRow' parameters type */
export interface IInsertSlotRowParams {
  key: string;
  projectId: string;
  runId: string;
  seq?: number | null | void;
}

/** 'InsertSlotRow' return type */
export interface IInsertSlotRowResult {
  run_id: string;
}

/** 'InsertSlotRow' query type */
export interface IInsertSlotRowQuery {
  params: IInsertSlotRowParams;
  result: IInsertSlotRowResult;
}

const insertSlotRowIR: any = {"usedParamSet":{"projectId":true,"key":true,"runId":true,"seq":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":69,"b":79}]},{"name":"key","required":true,"transform":{"type":"scalar"},"locs":[{"a":82,"b":86}]},{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":89,"b":95}]},{"name":"seq","required":false,"transform":{"type":"scalar"},"locs":[{"a":98,"b":101}]}],"statement":"INSERT INTO concurrency_slots (project_id, key, run_id, seq)\nVALUES (:projectId!, :key!, :runId!, :seq)\nRETURNING run_id"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO concurrency_slots (project_id, key, run_id, seq)
 * VALUES (:projectId!, :key!, :runId!, :seq)
 * RETURNING run_id
 * ```
 */
export const insertSlotRow = new PreparedQuery<IInsertSlotRowParams,IInsertSlotRowResult>(insertSlotRowIR);


