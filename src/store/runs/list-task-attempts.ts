import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listTaskAttemptRows,
  type IListTaskAttemptRowsParams,
  type IListTaskAttemptRowsResult,
} from "./list-task-attempts.queries.ts";

/** The attempts of a task run that have ended, oldest first. */
export function listTaskAttempts(
  on: Queryable,
  parameters: IListTaskAttemptRowsParams,
): Promise<IListTaskAttemptRowsResult[]> {
  return run(listTaskAttemptRows, parameters, on);
}
