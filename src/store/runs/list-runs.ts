import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listRunRows,
  type IListRunRowsParams,
  type IListRunRowsResult,
} from "./list-runs.queries.ts";

/** A page of runs, newest first. */
export function listRuns(
  on: Queryable,
  parameters: IListRunRowsParams,
): Promise<IListRunRowsResult[]> {
  return run(listRunRows, parameters, on);
}
