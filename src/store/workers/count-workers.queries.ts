/** Types generated for queries found in "src/store/workers/count-workers.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'CountWorkerRows' parameters type */
export type ICountWorkerRowsParams = void;

/** 'CountWorkerRows' return type */
export interface ICountWorkerRowsResult {
  active: number;
  inline_slots: number;
  process_slots: number;
}

/** 'CountWorkerRows' query type */
export interface ICountWorkerRowsQuery {
  params: ICountWorkerRowsParams;
  result: ICountWorkerRowsResult;
}

const countWorkerRowsIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT\n  count(*)::int AS \"active!\",\n  coalesce(sum(process_slots), 0)::int AS \"process_slots!\",\n  coalesce(sum(inline_slots), 0)::int AS \"inline_slots!\"\nFROM workers\nWHERE status = 'active'\n  AND lease_expires_at > now()"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   count(*)::int AS "active!",
 *   coalesce(sum(process_slots), 0)::int AS "process_slots!",
 *   coalesce(sum(inline_slots), 0)::int AS "inline_slots!"
 * FROM workers
 * WHERE status = 'active'
 *   AND lease_expires_at > now()
 * ```
 */
export const countWorkerRows = new PreparedQuery<ICountWorkerRowsParams,ICountWorkerRowsResult>(countWorkerRowsIR);


