import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { getJobRow, type IGetJobRowParams, type IGetJobRowResult } from "./get-job.queries.ts";

/** A job with its newest version or the one of a number; undefined if there is none in the project. */
export function getJob(
  on: Queryable,
  parameters: IGetJobRowParams,
): Promise<IGetJobRowResult | undefined> {
  return runOne(getJobRow, parameters, on);
}
