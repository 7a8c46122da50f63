import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listRunLogPageRows,
  type IListRunLogPageRowsParams,
  type IListRunLogPageRowsResult,
} from "./list-run-log-pages.queries.ts";

/** The chunks that hold a range of lines of a run or of one of its task runs. */
export function listRunLogPages(
  on: Queryable,
  parameters: IListRunLogPageRowsParams,
): Promise<IListRunLogPageRowsResult[]> {
  return run(listRunLogPageRows, parameters, on);
}
