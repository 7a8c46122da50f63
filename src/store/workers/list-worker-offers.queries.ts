/** Types generated for queries found in "src/store/workers/list-worker-offers.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'ListWorkerOfferRows' parameters type */
export type IListWorkerOfferRowsParams = void;

/** 'ListWorkerOfferRows' return type */
export interface IListWorkerOfferRowsResult {
  queues: stringArray;
  tags: stringArray;
}

/** 'ListWorkerOfferRows' query type */
export interface IListWorkerOfferRowsQuery {
  params: IListWorkerOfferRowsParams;
  result: IListWorkerOfferRowsResult;
}

const listWorkerOfferRowsIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT DISTINCT queues, tags\nFROM workers\nWHERE status = 'active'\n  AND lease_expires_at > now()"};

/**
 * Query generated from SQL:
 * ```
 * SELECT DISTINCT queues, tags
 * FROM workers
 * WHERE status = 'active'
 *   AND lease_expires_at > now()
 * ```
 */
export const listWorkerOfferRows = new PreparedQuery<IListWorkerOfferRowsParams,IListWorkerOfferRowsResult>(listWorkerOfferRowsIR);


