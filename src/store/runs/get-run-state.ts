import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  getRunStateRow,
  type IGetRunStateRowParams,
  type IGetRunStateRowResult,
} from "./get-run-state.queries.ts";

/** The state of a run; undefined if there is none in the project. */
export function getRunState(
  on: Queryable,
  parameters: IGetRunStateRowParams,
): Promise<IGetRunStateRowResult | undefined> {
  return runOne(getRunStateRow, parameters, on);
}
