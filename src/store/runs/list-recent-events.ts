import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listRecentEventRows,
  type IListRecentEventRowsParams,
  type IListRecentEventRowsResult,
} from "./list-recent-events.queries.ts";

/** A page of what happened in all runs, newest first. */
export function listRecentEvents(
  on: Queryable,
  parameters: IListRecentEventRowsParams,
): Promise<IListRecentEventRowsResult[]> {
  return run(listRecentEventRows, parameters, on);
}
