import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listVersionRows,
  type IListVersionRowsParams,
  type IListVersionRowsResult,
} from "./list-versions.queries.ts";

/** A page of a job's versions, newest first. */
export function listVersions(
  on: Queryable,
  parameters: IListVersionRowsParams,
): Promise<IListVersionRowsResult[]> {
  return run(listVersionRows, parameters, on);
}
