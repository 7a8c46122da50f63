import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listWorkerOfferRows,
  type IListWorkerOfferRowsParams,
  type IListWorkerOfferRowsResult,
} from "./list-worker-offers.queries.ts";

/** Queues and tags of the active workers, each combination once. */
export function listWorkerOffers(
  on: Queryable,
  parameters: IListWorkerOfferRowsParams,
): Promise<IListWorkerOfferRowsResult[]> {
  return run(listWorkerOfferRows, parameters, on);
}
