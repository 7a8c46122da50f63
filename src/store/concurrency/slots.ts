/**
 * Slots of concurrency keys (workflow-language.md §3 `concurrency`). Owns who gets one and who waits; not their release, which a trigger
 * does in the statement that writes the end of the holder.
 *
 * 1. Everything about a key happens under its advisory lock, which is taken before any lock on runs.
 * 2. A slot is a row. Nobody counts, so nothing can drift.
 * 3. A paused run keeps the slots that it has, and gets none; what waits in it keeps its place and holds up nobody.
 */
import { atFailpoint } from "../../base/failpoint.ts";
import type { ConcurrencyRule } from "../../definition/job-definition.ts";
import type { Database, Queryable } from "../database.ts";
import type { ClaimedTask } from "../runs/claim-tasks.ts";
import { lockRun } from "../runs/lock-run.queries.ts";
import { run, runOne } from "../statement.ts";
import { admitRunRow } from "./admit-run.queries.ts";
import { deleteWaiterRow } from "./delete-waiter.queries.ts";
import { findAncestorHolder } from "./find-ancestor-holder.queries.ts";
import { findNextWaiter, type IFindNextWaiterResult } from "./find-next-waiter.queries.ts";
import { getKeyStateRow, type IGetKeyStateRowResult } from "./get-key-state.queries.ts";
import { insertSlotRow } from "./insert-slot.queries.ts";
import { insertWaiterRow } from "./insert-waiter.queries.ts";
import { listWaitedKeys } from "./list-waited-keys.queries.ts";
import { lockConcurrencyKey } from "./lock-key.queries.ts";
import { markSlotHolder } from "./mark-slot-holder.queries.ts";
import { offerParkedTask } from "./offer-parked-task.queries.ts";
import { parkTaskRow } from "./park-task.queries.ts";

/** A key of a project. */
export interface ConcurrencyKey {
  projectId: string;
  key: string;
}

/** Who asks for a slot: a run (seq null) or a task run. */
export interface SlotHolder {
  runId: string;
  seq: number | null;
}

/** Locks a key until the transaction ends and answers how it stands. */
export async function lockKey(
  connection: Queryable,
  key: ConcurrencyKey,
  holder: SlotHolder,
): Promise<IGetKeyStateRowResult> {
  await run(lockConcurrencyKey, key, connection);
  return (await runOne(getKeyStateRow, { ...key, ...holder }, connection))!;
}

/** Takes a slot. The caller has locked the key and seen that one is free. */
export async function takeSlot(
  connection: Queryable,
  key: ConcurrencyKey,
  holder: SlotHolder,
): Promise<void> {
  await run(insertSlotRow, { ...key, ...holder }, connection);
}

/** Joins a key's queue. The caller has locked the key. */
export async function joinQueue(
  connection: Queryable,
  key: ConcurrencyKey,
  holder: SlotHolder,
  slots: number,
): Promise<void> {
  await run(insertWaiterRow, { ...key, ...holder, slots }, connection);
}

/** True if a run holds the key, or one of these task runs of it, or the same above it: whoever waits below would wait for ever. */
export async function isHeldAbove(
  connection: Queryable,
  key: ConcurrencyKey,
  runId: string,
  enclosing: number[],
): Promise<boolean> {
  const holder = await runOne(findAncestorHolder, { ...key, runId, enclosing }, connection);
  return holder !== undefined;
}

/** What a claimed task run's asking for a slot came to; `stale` if the attempt is no longer current. */
export type SlotAnswer = "granted" | "parked" | "busy" | "full" | "deadlock" | "stale";

/** What a task run asks for. */
export interface TaskSlotRequest {
  rule: ConcurrencyRule;
  /** The task runs around it. */
  enclosing: number[];
  /** Shown while it waits. */
  reason: "lock" | "max_parallel";
}

/** Takes a slot for a claimed task run, or puts the task run back in the queue until it has one. */
export function acquireSlot(
  database: Database,
  workerId: string,
  claimed: ClaimedTask,
  { rule, enclosing, reason }: TaskSlotRequest,
): Promise<SlotAnswer> {
  const { projectId, runId, seq, attempt } = claimed;
  const key = { projectId, key: rule.key };
  const holder = { runId, seq };
  const asking = async (connection: Queryable): Promise<SlotAnswer> => {
    const state = await lockKey(connection, key, holder);
    if (state.isHeldByCaller) return "granted";
    if (state.held < rule.limit && !state.isAwaited) {
      const current = { ...holder, attempt, workerId };
      if ((await runOne(markSlotHolder, current, connection)) === undefined) return "stale";
      await takeSlot(connection, key, holder);
      return "granted";
    }
    if (rule.onConflict === "skip" || rule.onConflict === "fail") return "busy";
    if (await isHeldAbove(connection, key, runId, enclosing)) return "deadlock";
    if (state.waiting >= rule.maxQueued) return "full";
    await run(lockRun, { runId, projectId }, connection);
    const parked = await runOne(
      parkTaskRow,
      { ...holder, attempt, workerId, key: rule.key, reason },
      connection,
    );
    if (parked === undefined) return "stale";
    await joinQueue(connection, key, holder, rule.limit);
    return "parked";
  };
  return atFailpoint("task.slot", () => database.transaction(asking));
}

/** Keys that somebody waits for. */
export function waitedKeys(on: Queryable, limit: number): Promise<ConcurrencyKey[]> {
  return run(listWaitedKeys, { limit }, on);
}

/** Gives free slots of a key to those that wait, and answers the queues where something was offered. */
export function admitWaiters(database: Database, key: ConcurrencyKey): Promise<string[]> {
  const admitting = async (connection: Queryable): Promise<string[]> => {
    await run(lockConcurrencyKey, key, connection);
    const queues: string[] = [];
    for (;;) {
      const next = await runOne(findNextWaiter, key, connection);
      if (next === undefined) return queues;
      queues.push(...(await admit(connection, key, next)));
    }
  };
  return atFailpoint("slots.admit", () => database.transaction(admitting));
}

async function admit(
  connection: Queryable,
  key: ConcurrencyKey,
  { id, runId, seq }: IFindNextWaiterResult,
): Promise<string[]> {
  const locked = await runOne(lockRun, { runId, projectId: key.projectId }, connection);
  // Paused before the lock was had: it keeps its place, and is not found again while it is paused.
  if (locked !== undefined && locked.paused_at !== null) return [];
  const taken = await runOne(deleteWaiterRow, { id }, connection);
  if (locked === undefined || taken === undefined) return [];
  const offered = await offer(connection, { runId, seq });
  if (offered === null) return [];
  await takeSlot(connection, key, { runId, seq });
  return offered;
}

/** Lets a run or task run start; null if it has ended meanwhile. */
async function offer(connection: Queryable, { runId, seq }: SlotHolder): Promise<string[] | null> {
  if (seq === null) {
    const admitted = await runOne(admitRunRow, { runId }, connection);
    return admitted === undefined ? null : admitted.queues;
  }
  const offered = await runOne(offerParkedTask, { runId, seq }, connection);
  return offered === undefined ? null : [offered.queue];
}
