import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listSystemEventRows,
  type IListSystemEventRowsParams,
  type IListSystemEventRowsResult,
} from "./list-system-events.queries.ts";

/** A page of what the system reports about itself, newest first. */
export function listSystemEvents(
  on: Queryable,
  parameters: IListSystemEventRowsParams,
): Promise<IListSystemEventRowsResult[]> {
  return run(listSystemEventRows, parameters, on);
}
