import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  loadDependencyStateRows,
  type ILoadDependencyStateRowsResult,
} from "./load-dependency-states.queries.ts";

/** How the given task runs of a run ended. */
export function loadDependencyStates(
  on: Queryable,
  runId: string,
  seqs: number[],
): Promise<ILoadDependencyStateRowsResult[]> {
  return run(loadDependencyStateRows, { runId, seqs }, on);
}
