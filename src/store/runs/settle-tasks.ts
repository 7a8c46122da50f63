/**
 * Ends attempts, a batch per round trip. Owns the parallel arrays of the statement and the transaction with the stop that a failure
 * policy asks for. Does not own what an outcome becomes: the caller passes the state.
 *
 * 1. A result whose attempt or worker is no longer current changes nothing and is missing from the answer.
 * 2. If a bad result halts a run or a scope, its unstarted tasks end in the same transaction: no crash can separate the two.
 */
import type { JsonObject } from "../../base/json.ts";
import type { TaskError } from "../../engine/outcome.ts";
import type { EdgeValue, SkipReason, TaskRunStatus } from "../../engine/states.ts";
import { retryingConflicts, type Database, type Queryable } from "../database.ts";
import { run } from "../statement.ts";
import type { ClaimedTask } from "./claim-tasks.ts";
import { haltRun, haltScope } from "./halt.ts";
import { lockRun } from "./lock-run.queries.ts";
import { markRunWaiting } from "./mark-run-waiting.queries.ts";
import {
  settleTaskRows,
  type ISettleTaskRowsParams,
  type ISettleTaskRowsResult,
} from "./settle-tasks.queries.ts";

export interface TaskResult {
  projectId: string;
  runId: string;
  seq: number;
  attempt: number;
  status: Extract<
    TaskRunStatus,
    "completed" | "failed" | "timed_out" | "cancelled" | "skipped" | "retrying"
  >;
  /** What this attempt came to, kept in its history; differs from `status` when another attempt follows. */
  attemptStatus: string;
  skipReason: SkipReason | null;
  /** The skip takes along what depends on it. */
  cascades: boolean;
  value: EdgeValue;
  /** A failure that `allow_failure` lets pass. */
  allowedFailure: boolean;
  exitCode: number | null;
  output: string | null;
  outputs: JsonObject | null;
  error: TaskError | null;
  /** Milliseconds until the next attempt; only with `retrying`. */
  delayMs: number | null;
  /** The scope whose open task runs it is one of; null if nothing waits for its scope. */
  scope: number | null;
  /** A bad result makes the run's result bad. */
  counted: boolean;
  /** Sequence numbers of the task runs that depend on this one. */
  successors: readonly number[];
}

/** What the statement answers of a result that counted. */
export type SettledTask = Pick<
  ISettleTaskRowsResult,
  "runId" | "seq" | "runFinished" | "mustHalt" | "mayWait" | "haltedScope" | "scopeHalt" | "readied"
>;

/** Successors that the worker claims if they become ready. */
export interface Takes {
  /** The epoch of the worker's claims that these belong to. */
  epoch: number;
  /** For each result and each of its successors. */
  wanted: readonly (readonly boolean[])[];
}

/** What settling came to: the results that counted, and the successors that the worker holds now. */
export interface Settlement {
  settled: SettledTask[];
  claimed: ClaimedTask[];
}

/**
 * Tells which of these runs have nothing but waits open. It is no part of the settling, which is stored already: a claim puts right what
 * came too late, and an error must not make the caller settle again, since nobody would then hear what became ready.
 */
export async function markWaitingRuns(
  on: Queryable,
  settled: readonly SettledTask[],
): Promise<void> {
  const runIds = new Set(settled.filter((task) => task.mayWait).map((task) => task.runId));
  try {
    for (const runId of runIds) await run(markRunWaiting, { runId }, on);
  } catch {
    // The run is shown as running until one of its tasks ends.
  }
}

/** Settles a batch of results of one worker and answers those that counted. */
export async function settleTasks(
  database: Database,
  workerId: string,
  results: readonly TaskResult[],
): Promise<SettledTask[]> {
  return (await settleAndClaim(database, workerId, results, null)).settled;
}

/** The same, and claims successors for the worker. A batch with a bad result claims none: it may halt what they belong to. */
export async function settleAndClaim(
  database: Database,
  workerId: string,
  results: readonly TaskResult[],
  takes: Takes | null,
): Promise<Settlement> {
  const settlement = await settleBatch(database, workerId, results, takes);
  await markWaitingRuns(database, settlement.settled);
  return settlement;
}

async function settleBatch(
  database: Database,
  workerId: string,
  results: readonly TaskResult[],
  takes: Takes | null,
): Promise<Settlement> {
  if (results.some((result) => result.value === "bad")) {
    const settled = await database.transaction((connection) =>
      settleWithin(connection, workerId, results),
    );
    return { settled, claimed: [] };
  }
  return retryingConflicts(() =>
    results.every(endsAlone)
      ? settleAlone(database, workerId, results)
      : settle(database, workerId, results, takes),
  );
}

/** The same inside the caller's transaction. */
export async function settleWithin(
  connection: Queryable,
  workerId: string,
  results: readonly TaskResult[],
): Promise<SettledTask[]> {
  const { settled } = await settle(connection, workerId, results, null);
  const halting = new Set(settled.filter((task) => task.mustHalt).map((task) => task.runId));
  for (const { runId, projectId } of distinctRuns(results)) {
    if (halting.has(runId)) await applyFailurePolicy(connection, runId, projectId);
  }
  for (const { runId, haltedScope, scopeHalt } of settled) {
    if (haltedScope !== null && scopeHalt !== null && scopeHalt !== "continue")
      await haltScope(connection, runId, haltedScope, scopeHalt);
  }
  return settled;
}

/** Applies the failure policy of a run inside the caller's transaction: nothing new starts. */
async function applyFailurePolicy(
  connection: Queryable,
  runId: string,
  projectId: string,
): Promise<void> {
  const [locked] = await run(lockRun, { runId, projectId }, connection);
  if (locked === undefined || locked.failure_policy === "continue") return;
  await haltRun(connection, runId, { byCancel: false, mode: locked.failure_policy });
}

function distinctRuns(results: readonly TaskResult[]): TaskResult[] {
  return [...new Map(results.map((result) => [result.runId, result])).values()].sort((a, b) =>
    a.runId < b.runId ? -1 : 1,
  );
}

/** Nothing follows from it but that its run has one task less open. What a re-run holds back waits for items, which have a scope. */
function endsAlone({ status, successors, scope }: TaskResult): boolean {
  return status !== "retrying" && successors.length === 0 && scope === null;
}

const alone = { whole: settleTaskRows, without: "follow" };

/** A batch of such results. */
async function settleAlone(
  database: Database,
  workerId: string,
  results: readonly TaskResult[],
): Promise<Settlement> {
  const rows = await run(alone, columnsOf(workerId, results, null), database);
  const settled = rows.map(({ runId, seq, runFinished, mustHalt, mayWait }): SettledTask => ({
    runId,
    seq,
    runFinished,
    mustHalt,
    mayWait,
    haltedScope: null,
    scopeHalt: null,
    readied: 0,
  }));
  return { settled, claimed: [] };
}

const edgeValues: Record<EdgeValue, number> = { good: 1, neutral: 0, bad: -1 };

async function settle(
  on: Queryable,
  workerId: string,
  results: readonly TaskResult[],
  takes: Takes | null,
): Promise<Settlement> {
  const rows = await run(settleTaskRows, columnsOf(workerId, results, takes), on);
  const settled = rows.filter((row) => !row.isClaimed);
  // The other half of the UNION is claimed task runs, with all columns of a claim.
  const claimed = rows.filter((row) => row.isClaimed) as unknown as ClaimedTask[];
  return { settled, claimed };
}

/** Parallel arrays, an element for each result. */
function columnsOf(
  workerId: string,
  results: readonly TaskResult[],
  takes: Takes | null,
): ISettleTaskRowsParams {
  return {
    workerId,
    epoch: takes?.epoch ?? null,
    runIds: results.map((result) => result.runId),
    seqs: results.map((result) => result.seq),
    attempts: results.map((result) => result.attempt),
    statuses: results.map((result) => result.status),
    attemptStatuses: results.map((result) => result.attemptStatus),
    skipReasons: nullable(results.map((result) => result.skipReason)),
    cascades: results.map((result) => result.cascades),
    values: results.map((result) => edgeValues[result.value]),
    allowed: results.map((result) => result.allowedFailure),
    exitCodes: nullable(results.map((result) => result.exitCode)),
    outputs: nullable(results.map((result) => result.output)),
    structured: nullable(results.map((result) => jsonOrNull(result.outputs))),
    errors: nullable(results.map((result) => jsonOrNull(result.error))),
    delays: nullable(results.map((result) => result.delayMs)),
    scopes: nullable(results.map((result) => result.scope)),
    counted: results.map((result) => result.counted),
    successors: results.map((result) => `{${result.successors.join()}}`),
    takes: results.map((_result, index) => `{${takes?.wanted[index]?.join() ?? ""}}`),
  };
}

function jsonOrNull(value: JsonObject | TaskError | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** The generated types know no null elements; PostgreSQL arrays do. */
function nullable<T>(values: (T | null)[]): T[] {
  return values as T[];
}
