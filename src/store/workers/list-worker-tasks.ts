import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listWorkerTaskRows,
  type IListWorkerTaskRowsParams,
  type IListWorkerTaskRowsResult,
} from "./list-worker-tasks.queries.ts";

/** What a worker runs of a project's, the longest running first. */
export function listWorkerTasks(
  on: Queryable,
  parameters: IListWorkerTaskRowsParams,
): Promise<IListWorkerTaskRowsResult[]> {
  return run(listWorkerTaskRows, parameters, on);
}
