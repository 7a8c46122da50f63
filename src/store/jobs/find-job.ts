import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { findJobRow, type IFindJobRowParams, type IFindJobRowResult } from "./find-job.queries.ts";

/** Names and newest version of a job, found by id or by name; undefined if there is none. */
export function findJob(
  on: Queryable,
  parameters: IFindJobRowParams,
): Promise<IFindJobRowResult | undefined> {
  return runOne(findJobRow, parameters, on);
}
