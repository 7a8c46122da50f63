/** Types generated for queries found in "src/store/runs/list-event-waits.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListEventWaits' parameters type */
export interface IListEventWaitsParams {
  event: string;
  projectId: string;
}

/** 'ListEventWaits' return type */
export interface IListEventWaitsResult {
  runId: string;
  seq: number;
}

/** 'ListEventWaits' query type */
export interface IListEventWaitsQuery {
  params: IListEventWaitsParams;
  result: IListEventWaitsResult;
}

const listEventWaitsIR: any = {"usedParamSet":{"projectId":true,"event":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":77,"b":87}]},{"name":"event","required":true,"transform":{"type":"scalar"},"locs":[{"a":103,"b":109}]}],"statement":"SELECT run_id AS \"runId!\", seq AS \"seq!\"\nFROM event_waits\nWHERE project_id = :projectId!\n  AND event = :event!\nORDER BY run_id, seq"};

/**
 * Query generated from SQL:
 * ```
 * SELECT run_id AS "runId!", seq AS "seq!"
 * FROM event_waits
 * WHERE project_id = :projectId!
 *   AND event = :event!
 * ORDER BY run_id, seq
 * ```
 */
export const listEventWaits = new PreparedQuery<IListEventWaitsParams,IListEventWaitsResult>(listEventWaitsIR);


