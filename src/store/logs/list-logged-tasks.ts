import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listLoggedTaskRows,
  type IListLoggedTaskRowsParams,
  type IListLoggedTaskRowsResult,
} from "./list-logged-tasks.queries.ts";

/** A page of a run's task runs that have logged something. */
export function listLoggedTasks(
  on: Queryable,
  page: IListLoggedTaskRowsParams,
): Promise<IListLoggedTaskRowsResult[]> {
  return run(listLoggedTaskRows, page, on);
}
