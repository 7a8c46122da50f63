import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  getTaskRunRow,
  type IGetTaskRunRowParams,
  type IGetTaskRunRowResult,
} from "./get-task-run.queries.ts";

/** One task run with all of its output; undefined if there is none in the project. */
export function getTaskRun(
  on: Queryable,
  parameters: IGetTaskRunRowParams,
): Promise<IGetTaskRunRowResult | undefined> {
  return runOne(getTaskRunRow, parameters, on);
}
