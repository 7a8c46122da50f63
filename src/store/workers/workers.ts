/** A worker's row: registration, lease and status. */
import { atFailpoint } from "../../base/failpoint.ts";
import { run, runOne } from "../statement.ts";
import type { Queryable } from "../database.ts";
import {
  buryExpiredWorkers as buryRows,
  type IBuryExpiredWorkersResult,
} from "./bury-expired-workers.queries.ts";
import { drainWorkerRow } from "./drain-worker.queries.ts";
import { heartbeatWorkerRow } from "./heartbeat-worker.queries.ts";
import { registerWorkerRow, type IRegisterWorkerRowParams } from "./register-worker.queries.ts";
import { resumeWorkerRow } from "./resume-worker.queries.ts";
import { setWorkerStatusRow } from "./set-worker-status.queries.ts";
import { startClaimEpochRow } from "./start-claim-epoch.queries.ts";

/** Whether a worker may take tasks: not while somebody has drained it. */
export interface WorkerLeave {
  isActive: boolean;
}

/** Registers a worker under a new id, in the place of the one it had before, if any; its lease of `leaseMs` starts now. */
export async function registerWorker(
  on: Queryable,
  worker: IRegisterWorkerRowParams,
): Promise<WorkerLeave> {
  const row = await atFailpoint("worker.register", () => runOne(registerWorkerRow, worker, on));
  return row!;
}

/** Extends the lease by `leaseMs` from now; null once the lease was taken away. */
export async function heartbeatWorker(
  on: Queryable,
  worker: { id: string; leaseMs: number },
): Promise<WorkerLeave | null> {
  const row = await atFailpoint("worker.heartbeat", () => runOne(heartbeatWorkerRow, worker, on));
  return row ?? null;
}

/** Lets a worker take no more tasks; false if it does not take any. When this answers, no claim of it is under way. */
export async function drainWorker(
  on: Queryable,
  worker: { id: string; drainedBy: string },
): Promise<boolean> {
  return (await runOne(drainWorkerRow, worker, on)) !== undefined;
}

/** Lets a drained worker take tasks again; false if it was not drained, or ends by itself. */
export async function resumeWorker(on: Queryable, id: string): Promise<boolean> {
  return (await runOne(resumeWorkerRow, { id }, on)) !== undefined;
}

/**
 * Begins an epoch of a worker's claims, numbered higher than those before; false for a dead worker. What was sent in an earlier one has
 * claimed when this answers, or never will.
 */
export async function startClaimEpoch(
  on: Queryable,
  worker: { id: string; epoch: number },
): Promise<boolean> {
  const row = await atFailpoint("worker.epoch", () => runOne(startClaimEpochRow, worker, on));
  return row !== undefined;
}

/** Marks a worker as draining or stopped: it can claim nothing any more. False when it was declared dead before. */
export async function setWorkerStatus(
  on: Queryable,
  worker: { id: string; status: "draining" | "stopped" },
): Promise<boolean> {
  const row = await atFailpoint("worker.leave", () => runOne(setWorkerStatusRow, worker, on));
  return row !== undefined;
}

/** A worker that was declared dead. */
export type BuriedWorker = IBuryExpiredWorkersResult;

/** Declares workers dead whose lease has ended, and answers them. */
export function buryExpiredWorkers(on: Queryable): Promise<BuriedWorker[]> {
  return atFailpoint("reaper.bury", () => run(buryRows, undefined, on));
}
