/** Types generated for queries found in "src/store/workers/list-worker-offers.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'ListWorkerOfferRows' parameters type */
export type IListWorkerOfferRowsParams = void;

/** 'ListWorkerOfferRows' return type */
export interface IListWorkerOfferRowsResult {
  isDrained: boolean;
  queues: stringArray;
  tags: stringArray;
}

/** 'ListWorkerOfferRows' query type */
export interface IListWorkerOfferRowsQuery {
  params: IListWorkerOfferRowsParams;
  result: IListWorkerOfferRowsResult;
}

const listWorkerOfferRowsIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT DISTINCT queues, tags, status = 'draining' AS \"isDrained!\"\nFROM workers\nWHERE (status = 'active' OR (status = 'draining' AND drained_at IS NOT NULL))\n  AND lease_expires_at > now()"};

/**
 * Query generated from SQL:
 * ```
 * SELECT DISTINCT queues, tags, status = 'draining' AS "isDrained!"
 * FROM workers
 * WHERE (status = 'active' OR (status = 'draining' AND drained_at IS NOT NULL))
 *   AND lease_expires_at > now()
 * ```
 */
export const listWorkerOfferRows = new PreparedQuery<IListWorkerOfferRowsParams,IListWorkerOfferRowsResult>(listWorkerOfferRowsIR);


