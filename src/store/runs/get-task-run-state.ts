import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  getTaskRunStateRow,
  type IGetTaskRunStateRowParams,
  type IGetTaskRunStateRowResult,
} from "./get-task-run-state.queries.ts";

/** The state of a task run; undefined if there is none in the project. */
export function getTaskRunState(
  on: Queryable,
  parameters: IGetTaskRunStateRowParams,
): Promise<IGetTaskRunStateRowResult | undefined> {
  return runOne(getTaskRunStateRow, parameters, on);
}
