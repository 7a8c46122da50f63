import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  findStoppingRuns as statement,
  type IFindStoppingRunsResult,
} from "./find-stopping-runs.queries.ts";

/** Which of these runs want their running tasks stopped. */
export function findStoppingRuns(
  on: Queryable,
  runIds: string[],
): Promise<IFindStoppingRunsResult[]> {
  return run(statement, { runIds }, on);
}
