import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listRecentLogPageRows,
  type IListRecentLogPageRowsParams,
  type IListRecentLogPageRowsResult,
} from "./list-recent-log-pages.queries.ts";

/** The chunks that hold a range of lines of all runs, counted from the newest; at least one row, for the total. */
export function listRecentLogPages(
  on: Queryable,
  parameters: IListRecentLogPageRowsParams,
): Promise<IListRecentLogPageRowsResult[]> {
  return run(listRecentLogPageRows, parameters, on);
}
