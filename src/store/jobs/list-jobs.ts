import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listJobRows,
  type IListJobRowsParams,
  type IListJobRowsResult,
} from "./list-jobs.queries.ts";

/** A page of jobs, newest first. */
export function listJobs(
  on: Queryable,
  parameters: IListJobRowsParams,
): Promise<IListJobRowsResult[]> {
  return run(listJobRows, parameters, on);
}
