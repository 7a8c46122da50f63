import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listRunEventRows,
  type IListRunEventRowsParams,
  type IListRunEventRowsResult,
} from "./list-run-events.queries.ts";

/** A page of what happened in a run, oldest first. */
export function listRunEvents(
  on: Queryable,
  parameters: IListRunEventRowsParams,
): Promise<IListRunEventRowsResult[]> {
  return run(listRunEventRows, parameters, on);
}
