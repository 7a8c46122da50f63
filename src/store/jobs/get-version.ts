import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  getVersionRow,
  type IGetVersionRowParams,
  type IGetVersionRowResult,
} from "./get-version.queries.ts";

/** One version of a job; undefined if there is none. */
export function getVersion(
  on: Queryable,
  parameters: IGetVersionRowParams,
): Promise<IGetVersionRowResult | undefined> {
  return runOne(getVersionRow, parameters, on);
}
