import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listTaskRunRows,
  type IListTaskRunRowsParams,
  type IListTaskRunRowsResult,
} from "./list-task-runs.queries.ts";

/** A page of a run's task runs, in the order of the job. */
export function listTaskRuns(
  on: Queryable,
  parameters: IListTaskRunRowsParams,
): Promise<IListTaskRunRowsResult[]> {
  return run(listTaskRunRows, parameters, on);
}
