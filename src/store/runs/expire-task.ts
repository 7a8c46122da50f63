/**
 * Ends task runs that have waited for a worker for longer than they may. Owns the transaction; what the end is, the caller says.
 *
 * 1. The task run is held as the nil worker and settled in one transaction, so the one statement that settles does all the counting
 *    and nobody sees it running.
 */
import type { Database, Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { findExpiredTasks as findStatement } from "./find-expired-tasks.queries.ts";
import { listQueueClockVersions as versionsStatement } from "./list-queue-clock-versions.queries.ts";
import { lockRun } from "./lock-run.queries.ts";
import {
  markWaitingRuns,
  settleWithin,
  type SettledTask,
  type TaskResult,
} from "./settle-tasks.ts";
import { takeExpiredTask, type ITakeExpiredTaskResult } from "./take-expired-task.queries.ts";
import type { TaskClock } from "./task-deadlines.ts";

const NIL_WORKER = "00000000-0000-0000-0000-000000000000";

/** A task run that is about to end. */
export type ExpiredTask = ITakeExpiredTaskResult;

/** How long task runs of a node may be queued. */
export interface QueueLimit {
  node: number;
  limitMs: number;
}

/** Versions whose open runs have to be looked at. */
export async function listQueueClockVersions(on: Queryable): Promise<string[]> {
  return (await run(versionsStatement, undefined, on)).map(({ versionId }) => versionId);
}

/** Up to 100 task runs of a version that are queued for too long. */
export function findExpiredTasks(
  on: Queryable,
  versionId: string,
  limits: readonly QueueLimit[],
): Promise<(TaskClock & { node: number })[]> {
  const nodes = limits.map(({ node }) => node);
  return run(findStatement, { versionId, nodes, limits: limits.map(({ limitMs }) => limitMs) }, on);
}

/** Ends a queued task run; null if it was claimed or stopped meanwhile. */
export async function expireTask(
  database: Database,
  { projectId, runId, seq }: TaskClock,
  limitMs: number,
  resultOf: (task: ExpiredTask) => TaskResult,
): Promise<SettledTask | null> {
  const settled = await database.transaction(async (connection) => {
    if ((await runOne(lockRun, { projectId, runId }, connection)) === undefined) return [];
    const task = await runOne(takeExpiredTask, { runId, seq, limitMs }, connection);
    return task === undefined ? [] : settleWithin(connection, NIL_WORKER, [resultOf(task)]);
  });
  await markWaitingRuns(database, settled);
  return settled[0] ?? null;
}
