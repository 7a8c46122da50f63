import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { listJobByNameRows, type IListJobByNameRowsParams } from "./list-jobs-by-name.queries.ts";
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

/** A page of jobs by name. */
export function listJobsByName(
  on: Queryable,
  parameters: IListJobByNameRowsParams,
): Promise<IListJobRowsResult[]> {
  return run(listJobByNameRows, parameters, on);
}
