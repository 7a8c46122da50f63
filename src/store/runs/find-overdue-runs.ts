import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import type { RunAddress } from "./change-run.ts";
import { findOverdueRuns as statement } from "./find-overdue-runs.queries.ts";

/** Up to 100 open runs whose clock has passed their timeout. */
export function findOverdueRuns(on: Queryable): Promise<RunAddress[]> {
  return run(statement, undefined, on);
}
