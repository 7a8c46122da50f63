import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listWorkerRows,
  type IListWorkerRowsParams,
  type IListWorkerRowsResult,
} from "./list-workers.queries.ts";

/** The newest workers with what they run. */
export function listWorkers(
  on: Queryable,
  parameters: IListWorkerRowsParams,
): Promise<IListWorkerRowsResult[]> {
  return run(listWorkerRows, parameters, on);
}
