import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  deleteJobRow,
  type IDeleteJobRowParams,
  type IDeleteJobRowResult,
} from "./delete-job.queries.ts";

/** Deletes a job (softly) and tells its name; undefined if there is none. */
export function deleteJob(
  on: Queryable,
  parameters: IDeleteJobRowParams,
): Promise<IDeleteJobRowResult | undefined> {
  return runOne(deleteJobRow, parameters, on);
}
