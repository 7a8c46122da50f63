/**
 * What users and clocks ask of a run: cancel, pause, resume, time out. Owns the transaction around the row lock.
 *
 * 1. The run's row is locked first, so the state that is answered is the state that was changed.
 * 2. Tasks that run are not touched here: their workers are told (`stratal_stop`) and settle them.
 */
import { formatDuration } from "../../base/duration.ts";
import { StratalError } from "../../base/errors.ts";
import { atFailpoint } from "../../base/failpoint.ts";
import { jobRunTransitions, type JobRunEvent, type JobRunStatus } from "../../engine/states.ts";
import type { Database, Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { dropRetryRow } from "./drop-retry.queries.ts";
import { haltRun } from "./halt.ts";
import { lockRun, type ILockRunResult } from "./lock-run.queries.ts";
import { markCancelRequested } from "./mark-cancel-requested.queries.ts";
import { markPaused } from "./mark-paused.queries.ts";
import { markResumed } from "./mark-resumed.queries.ts";
import { markRunWaiting } from "./mark-run-waiting.queries.ts";
import { markTimedOut } from "./mark-timed-out.queries.ts";
import { shiftTaskClocks } from "./shift-task-clocks.queries.ts";
import { offerQueuedTasks } from "./offer-queued-tasks.queries.ts";

export interface RunAddress {
  projectId: string;
  runId: string;
}

export interface RunChange {
  jobName: string;
  previousStatus: JobRunStatus;
  newStatus: JobRunStatus;
}

/**
 * Cancels a run: nothing new starts, running tasks are stopped by their workers, and then `on_cancel` and `finally` run. A rollback goes
 * on to its end. With `force`, also for a run that is being cancelled already, all of these are stopped and left out. Throws `not_found` or `state_conflict`.
 */
export async function cancelRun(
  database: Database,
  address: RunAddress,
  { force = false } = {},
): Promise<RunChange> {
  // A run that waits for its next attempt has ended already; only that attempt can be cancelled.
  const dropped = await runOne(dropRetryRow, { ...address }, database);
  if (dropped !== undefined)
    return {
      jobName: dropped.job_name,
      previousStatus: dropped.status,
      newStatus: dropped.status,
    };
  const eventOf = ({ status }: ILockRunResult): JobRunEvent =>
    force && status === "cancelling" ? "force_cancel" : "request_cancel";
  const cancelling = async (
    connection: Queryable,
    locked: ILockRunResult,
  ): Promise<JobRunStatus> => {
    await run(markCancelRequested, { runId: address.runId, force }, connection);
    if (locked.paused_at !== null)
      await run(offerQueuedTasks, { runId: address.runId }, connection);
    // What undoes the run and what cleans up after it go on.
    const isEnding = locked.phase === "rollback" || locked.phase === "finally";
    if (isEnding && !force) return "cancelling";
    return haltRun(connection, address.runId, { byCancel: true, mode: "cancel" });
  };
  return atFailpoint("run.cancel", () => changing(database, address, eventOf, cancelling));
}

/** Pauses a run: running tasks finish, nothing new starts, its clock stands still. Throws `not_found` or `state_conflict`. */
export function pauseRun(database: Database, address: RunAddress): Promise<RunChange> {
  return changing(
    database,
    address,
    () => "pause",
    async (connection) => {
      await run(markPaused, { runId: address.runId }, connection);
      return "paused";
    },
  );
}

/** Resumes a paused run. Throws `not_found` or `state_conflict`. */
export function resumeRun(database: Database, address: RunAddress): Promise<RunChange> {
  return changing(
    database,
    address,
    () => "resume",
    async (connection) => {
      await run(shiftTaskClocks, { runId: address.runId }, connection);
      const resumed = await runOne(markResumed, { runId: address.runId }, connection);
      const waits = await runOne(markRunWaiting, { runId: address.runId }, connection);
      return waits === undefined ? resumed!.status : "waiting";
    },
  );
}

/** Ends a run whose clock ran out: unstarted tasks are skipped. False when it ended, paused or moved its deadline meanwhile. */
export function timeOutRun(database: Database, address: RunAddress): Promise<boolean> {
  return database.transaction(async (connection) => {
    const locked = await runOne(lockRun, address, connection);
    if (locked === undefined) return false;
    const { runId } = address;
    const marked = await runOne(markTimedOut, { runId, ...timeoutOf(locked) }, connection);
    if (marked === undefined) return false;
    await haltRun(connection, address.runId, { byCancel: false, mode: "cancel" });
    return true;
  });
}

/** Before the first start the clock of a run is that of its queue. */
function timeoutOf({ started_at: startedAt, timeout_ms, queue_timeout_ms }: ILockRunResult): {
  reason: string | null;
  error: { kind: string; message: string };
} {
  if (startedAt !== null) {
    const message = `The run did not end within its timeout of ${formatDuration(timeout_ms ?? 0)}; what still ran was cancelled.`;
    return { reason: null, error: { kind: "timeout", message } };
  }
  const limit = formatDuration(queue_timeout_ms ?? 0);
  const message = `The run did not start within its queue_timeout of ${limit}; look for why it had to wait, or allow it more time.`;
  return { reason: "queue", error: { kind: "queue_timeout", message } };
}

function changing(
  database: Database,
  address: RunAddress,
  eventOf: (locked: ILockRunResult) => JobRunEvent,
  change: (connection: Queryable, locked: ILockRunResult) => Promise<JobRunStatus>,
): Promise<RunChange> {
  return database.transaction(async (connection) => {
    const locked = await runOne(lockRun, address, connection);
    if (locked === undefined) {
      throw new StratalError("not_found", `There is no job run ${address.runId}.`);
    }
    const event = eventOf(locked);
    if (jobRunTransitions[locked.status][event] === null) {
      const asked = event === "pause" || event === "resume" ? `${event}d` : "cancelled";
      throw new StratalError(
        "state_conflict",
        `The job run is ${locked.status}; it cannot be ${asked} now.`,
      );
    }
    const newStatus = await change(connection, locked);
    return { jobName: locked.job_name, previousStatus: locked.status, newStatus };
  });
}
