import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listTaskNameRows,
  type IListTaskNameRowsParams,
  type IListTaskNameRowsResult,
} from "./list-task-names.queries.ts";

/** Names of some task runs of a run. */
export function listTaskNames(
  on: Queryable,
  parameters: IListTaskNameRowsParams,
): Promise<IListTaskNameRowsResult[]> {
  return run(listTaskNameRows, parameters, on);
}
