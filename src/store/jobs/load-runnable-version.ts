import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  loadRunnableVersionRow,
  type ILoadRunnableVersionRowParams,
  type ILoadRunnableVersionRowResult,
} from "./load-runnable-version.queries.ts";

/** Plan, declared inputs and mode of a version. */
export function loadRunnableVersion(
  on: Queryable,
  parameters: ILoadRunnableVersionRowParams,
): Promise<ILoadRunnableVersionRowResult | undefined> {
  return runOne(loadRunnableVersionRow, parameters, on);
}
