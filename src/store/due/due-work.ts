import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { findDueWork as statement } from "./find-due-work.queries.ts";

/** Kinds of work that services do when it is due. */
export type DueKind =
  | "timers"
  | "taskDeadlines"
  | "runDeadlines"
  | "runRetries"
  | "queueTimeouts"
  | "runWatches"
  | "leases";

/** Milliseconds until the first work of each kind is due, 0 or less if it is; null if there is none. */
export type DueWork = Record<DueKind, number | null>;

/** What is due, and what will be next. */
export async function findDueWork(on: Queryable): Promise<DueWork> {
  const row = (await runOne(statement, undefined, on))!;
  const { timers, taskDeadlines, runDeadlines, leases } = row;
  return {
    timers,
    taskDeadlines,
    runDeadlines,
    leases,
    runRetries: row.undecidedRetries ? 0 : row.runRetries,
    queueTimeouts: row.queueTimeouts ? 0 : null,
    runWatches: row.runWatches ? 0 : null,
  };
}
