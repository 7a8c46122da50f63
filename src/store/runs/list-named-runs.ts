import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listNamedRunRows,
  type IListNamedRunRowsParams,
  type IListNamedRunRowsResult,
} from "./list-named-runs.queries.ts";

/** Runs by their ids, newest first; those that are gone are left out. */
export function listNamedRuns(
  on: Queryable,
  parameters: IListNamedRunRowsParams,
): Promise<IListNamedRunRowsResult[]> {
  return run(listNamedRunRows, parameters, on);
}
