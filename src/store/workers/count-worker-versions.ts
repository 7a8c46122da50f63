import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  countWorkerVersionRows,
  type ICountWorkerVersionRowsResult,
} from "./count-worker-versions.queries.ts";

/** The workers that are alive, counted by version and state. */
export function countWorkerVersions(on: Queryable): Promise<ICountWorkerVersionRowsResult[]> {
  return run(countWorkerVersionRows, undefined, on);
}
