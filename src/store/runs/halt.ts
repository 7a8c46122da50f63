/**
 * Keeps what has not started in a run, or in one of its scopes, from starting. Owns the order of the statements; the caller holds the
 * run's lock in a transaction.
 *
 * 1. What waits for an open scope is not stopped itself: it ends when nothing in that scope is open any more.
 */
import type { JobRunStatus } from "../../engine/states.ts";
import type { Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { endStoppedParents } from "./end-stopped-parents.queries.ts";
import { stopScopeTasks } from "./stop-scope-tasks.queries.ts";
import { stopTaskRows } from "./stop-tasks.queries.ts";

/** How running tasks are treated: `stop` lets them finish, `cancel` has their workers kill them. */
export type HaltMode = "stop" | "cancel";

/** Ends the unstarted task runs of a run, as cancelled or as skipped(run_stopped), and answers the run's status. */
export async function haltRun(
  connection: Queryable,
  runId: string,
  how: { byCancel: boolean; mode: HaltMode },
): Promise<JobRunStatus> {
  const { byCancel, mode } = how;
  const stopped = await runOne(stopTaskRows, { runId, byCancel, halted: mode }, connection);
  if (stopped === undefined) throw new Error(`run ${runId} has ended`);
  if (stopped.scopes === 0) return stopped.status;
  return (await endParents(connection, runId, byCancel, null)) ?? stopped.status;
}

/** Ends the unstarted task runs of a scope and of those inside of it. What waits for the scope itself is woken to answer for it. */
export async function haltScope(
  connection: Queryable,
  runId: string,
  scope: number,
  mode: HaltMode,
): Promise<void> {
  await run(stopScopeTasks, { runId, scope, mode }, connection);
  await endParents(connection, runId, false, scope);
}

/** Goes up the scopes until no parent ends any more. */
async function endParents(
  connection: Queryable,
  runId: string,
  byCancel: boolean,
  root: number | null,
): Promise<JobRunStatus | null> {
  for (let status: JobRunStatus | null = null; ;) {
    const ended = await runOne(endStoppedParents, { runId, byCancel, root }, connection);
    status = ended?.status ?? status;
    if (ended === undefined || ended.ended === 0) return status;
  }
}
