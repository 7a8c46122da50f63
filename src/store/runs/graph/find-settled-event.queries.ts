/** Types generated for queries found in "src/store/runs/graph/find-settled-event.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindSettledEventRow' parameters type */
export interface IFindSettledEventRowParams {
  rev: number;
  runId: string;
  spanMs: number;
}

/** 'FindSettledEventRow' return type */
export interface IFindSettledEventRowResult {
  id: number;
}

/** 'FindSettledEventRow' query type */
export interface IFindSettledEventRowQuery {
  params: IFindSettledEventRowParams;
  result: IFindSettledEventRowResult;
}

const findSettledEventRowIR: any = {"usedParamSet":{"runId":true,"rev":true,"spanMs":true},"params":[{"name":"runId","required":true,"transform":{"type":"scalar"},"locs":[{"a":74,"b":80},{"a":156,"b":162}]},{"name":"rev","required":true,"transform":{"type":"scalar"},"locs":[{"a":95,"b":99},{"a":173,"b":177}]},{"name":"spanMs","required":true,"transform":{"type":"scalar"},"locs":[{"a":182,"b":189}]}],"statement":"SELECT coalesce(max(e.id), 0) AS \"id!\"\nFROM run_events e\nWHERE e.run_id = :runId!\n  AND e.id < :rev!\n  AND e.at < (SELECT at FROM run_events WHERE run_id = :runId! AND id = :rev!) - :spanMs!::bigint * interval '1 millisecond'"};

/**
 * Query generated from SQL:
 * ```
 * SELECT coalesce(max(e.id), 0) AS "id!"
 * FROM run_events e
 * WHERE e.run_id = :runId!
 *   AND e.id < :rev!
 *   AND e.at < (SELECT at FROM run_events WHERE run_id = :runId! AND id = :rev!) - :spanMs!::bigint * interval '1 millisecond'
 * ```
 */
export const findSettledEventRow = new PreparedQuery<IFindSettledEventRowParams,IFindSettledEventRowResult>(findSettledEventRowIR);


