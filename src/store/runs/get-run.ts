import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { getRunRow, type IGetRunRowParams, type IGetRunRowResult } from "./get-run.queries.ts";

/** A run without its tasks; undefined if there is none in the project. */
export function getRun(
  on: Queryable,
  parameters: IGetRunRowParams,
): Promise<IGetRunRowResult | undefined> {
  return runOne(getRunRow, parameters, on);
}
