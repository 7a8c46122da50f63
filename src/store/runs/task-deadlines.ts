/**
 * The clocks of task runs that wait for what they expanded into: groups and loops with a timeout. Owns what happens when one runs out.
 *
 * 1. The scope is halted in the transaction that marks the clock, so the task run cannot join without knowing why.
 */
import type { Database, Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { findDueDeadlines as findStatement } from "./find-due-deadlines.queries.ts";
import { fireDeadline as fireStatement } from "./fire-deadline.queries.ts";
import { haltScope } from "./halt.ts";
import { isDeadlineFired as isFiredStatement } from "./is-deadline-fired.queries.ts";
import { lockRun } from "./lock-run.queries.ts";

/** A task run with a clock. */
export interface TaskClock {
  projectId: string;
  runId: string;
  seq: number;
}

/** Up to 1000 task runs whose clock has run out. */
export function findDueDeadlines(on: Queryable): Promise<TaskClock[]> {
  return run(findStatement, undefined, on);
}

/** Stops what the task run waits for and answers its queue; null if it waits for nothing any more, or not yet. */
export function fireDeadline(
  database: Database,
  { projectId, runId, seq }: TaskClock,
): Promise<string | null> {
  return database.transaction(async (connection) => {
    const locked = await runOne(lockRun, { projectId, runId }, connection);
    if (locked === undefined || locked.paused_at !== null) return null;
    const fired = await runOne(fireStatement, { runId, seq }, connection);
    if (fired === undefined) return null;
    await haltScope(connection, runId, fired.scope, "cancel");
    return fired.queue;
  });
}

/** True if the clock of a task run has stopped what it waited for. */
export async function isDeadlineFired(on: Queryable, runId: string, seq: number): Promise<boolean> {
  return (await runOne(isFiredStatement, { runId, seq }, on))?.fired === true;
}
