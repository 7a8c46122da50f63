import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listActiveLogRows,
  type IListActiveLogRowsParams,
  type IListActiveLogRowsResult,
} from "./list-active-logs.queries.ts";

/** How many chunks the logs have that may still grow. */
export function listActiveLogs(
  on: Queryable,
  parameters: IListActiveLogRowsParams,
): Promise<IListActiveLogRowsResult[]> {
  return run(listActiveLogRows, parameters, on);
}
