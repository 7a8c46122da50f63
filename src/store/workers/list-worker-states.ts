import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listWorkerStateRows,
  type IListWorkerStateRowsResult,
} from "./list-worker-states.queries.ts";

/** The newest workers and their states. */
export function listWorkerStates(
  on: Queryable,
  limit: number,
): Promise<IListWorkerStateRowsResult[]> {
  return run(listWorkerStateRows, { limit }, on);
}
