/**
 * Starts job runs. Owns the order of the idempotency key and the run, and what a run without work becomes.
 *
 * 1. One transaction: key, run, task runs, ready rows and event appear together or not at all.
 * 2. A plan that cannot run (a cycle that legacy mode let pass) gives a run that has failed, so that the reason is seen. So does a run
 *    that its job's concurrency refuses.
 * 3. A run that rings the workers with its commit is known to them before it is on the disk; its creator waits for the disk beside their
 *    claim, which is on the disk only after it. So a run that was answered is never lost, and no task of a lost run is begun.
 */
import { newRunId } from "../../base/ids.ts";
import type { JsonObject } from "../../base/json.ts";
import { StratalError } from "../../base/errors.ts";
import { atFailpoint } from "../../base/failpoint.ts";
import type { ConcurrencyRule } from "../../definition/job-definition.ts";
import type { Plan } from "../../definition/plan.ts";
import { graphTasks } from "../../engine/expand.ts";
import type { JobRunStatus } from "../../engine/states.ts";
import { askForSlot, takeSlotOrQueue } from "../concurrency/run-admission.ts";
import type { Database, Queryable } from "../database.ts";
import { flushCommits } from "../flush-commits.ts";
import { reserveKey } from "../idempotency/idempotency-key.ts";
import { run } from "../statement.ts";
import { createRunRows } from "./create-run.queries.ts";
import { getRunState } from "./get-run-state.ts";

export interface NewRun {
  projectId: string;
  jobId: string;
  versionId: string;
  plan: Plan;
  inputs: JsonObject;
  /** Who or what started it, such as `api` or a trigger's name. */
  triggeredBy: string;
  /** Name of the user who started it; empty if nobody did. */
  startedBy?: string;
  /** False ends the run as skipped(condition). */
  mayRun?: boolean;
  /** The rule that limits it, with its key evaluated. */
  concurrency?: ConcurrencyRule | null;
  parent?: ParentTask;
  /** Makes the start repeatable for 24 hours: the same key and hash answer the same run. */
  idempotency?: { scope: string; key: string; requestHash: Buffer };
  /** Set if the job was remembered and not looked up: what the database has to confirm, else JobHasChanged is thrown. */
  remembered?: { name: string; latestVersion: number };
  /** Queues whose workers hear of the run with its commit, for `createRun`. A commit that rings waits for other ones that do. */
  rings?: readonly string[];
  /** What else is written with the run, in its transaction. */
  prepare?: (connection: Queryable, runId: string) => Promise<void>;
}

/** The task run that starts a child run. */
export interface ParentTask {
  runId: string;
  seq: number;
  rootRunId: string;
  /** Of the child: 1 below a run that nobody started. */
  depth: number;
  /** It waits for the child's end. */
  waits: boolean;
  cancelsChild: boolean;
}

export interface CreatedRun {
  runId: string;
  status: JobRunStatus;
  /** Why it is pending or has ended already; null otherwise. */
  reason: string | null;
  /** True when an earlier request with the same key started this run. */
  replayed: boolean;
  /** Runs that hold the key and have to be cancelled for it. */
  toCancel: string[];
}

/** The job that a run was to be created of is no longer what was remembered of it. Nothing was created. */
export class JobHasChanged extends Error {}

/** Creates a run and queues its first tasks; throws `idempotency_conflict` when the key was used for another request. */
export async function createRun(database: Database, newRun: NewRun): Promise<CreatedRun> {
  const needsTransaction =
    newRun.idempotency !== undefined ||
    newRun.prepare !== undefined ||
    (newRun.concurrency ?? null) !== null;
  const created = await atFailpoint("run.create", () =>
    needsTransaction
      ? database.transaction((connection) => createRunWithin(connection, newRun))
      : insertRun(database, newRunId(), newRun),
  );
  // What was started with the same key before may be on its way to the disk, too.
  if (created.replayed || (newRun.rings ?? []).length > 0)
    await atFailpoint("run.flush", () => flushCommits(database));
  return created;
}

/** The same inside the caller's transaction, which rings nobody. */
export async function createRunWithin(connection: Queryable, newRun: NewRun): Promise<CreatedRun> {
  const runId = newRunId();
  const { idempotency } = newRun;
  if (idempotency === undefined) return insertRun(connection, runId, newRun);
  const { projectId } = newRun;
  const earlier = await reserveKey(connection, { projectId, ...idempotency }, runId);
  return earlier === null
    ? atFailpoint("run.insert", () => insertRun(connection, runId, newRun))
    : replayed(connection, projectId, earlier);
}

async function replayed(on: Queryable, projectId: string, runId: string): Promise<CreatedRun> {
  const known = await getRunState(on, { projectId, runId });
  if (known === undefined)
    throw new StratalError("not_found", "The run that was started with this key is gone.");
  return { runId, status: known.status, reason: null, replayed: true, toCancel: [] };
}

/** How a run begins. */
interface Beginning {
  status: "queued" | "pending" | "completed" | "failed" | "skipped";
  reason: string | null;
  error: { kind: string; message: string } | null;
}

async function insertRun(on: Queryable, runId: string, newRun: NewRun): Promise<CreatedRun> {
  const { plan, concurrency = null } = newRun;
  const planned = beginningOf(newRun);
  const slot =
    planned.status === "queued" && concurrency !== null
      ? await askForSlot(on, {
          projectId: newRun.projectId,
          runId,
          rule: concurrency,
          parent: newRun.parent ?? null,
        })
      : null;
  const beginning = slot === null ? planned : slot.beginning;
  const hasTasks = beginning.status === "queued" || beginning.status === "pending";
  const tasks = hasTasks ? graphTasks(plan, 0) : [];
  const created = await run(
    createRunRows,
    {
      runId,
      projectId: newRun.projectId,
      jobId: newRun.jobId,
      versionId: newRun.versionId,
      ...beginning,
      failurePolicy: plan.failurePolicy,
      priority: plan.priority,
      inputs: newRun.inputs,
      triggeredBy: newRun.triggeredBy,
      startedBy: newRun.startedBy ?? "",
      timeoutMs: plan.timeoutMs,
      ...parentColumns(newRun.parent),
      holdsSlots: slot !== null && hasTasks,
      queueTimeoutMs: plan.queueTimeoutMs,
      hasQueueTimeouts: plan.hasQueueTimeouts,
      isWatched: plan.hasNotify || plan.sla !== null,
      startWithinMs: plan.sla?.startWithinMs ?? null,
      finishWithinMs: plan.sla?.finishWithinMs ?? null,
      retries: plan.retries,
      hasController: plan.hasPhases && tasks.length > 0,
      names: tasks.map((task) => task.name),
      openDeps: tasks.map((task) => task.openDeps),
      queues: tasks.map((task) => task.queue),
      slotKinds: tasks.map((task) => task.slotKind),
      tags: tasks.map((task) => task.tags.join(",")),
      priorities: tasks.map((task) => task.priority),
      latestVersion: newRun.remembered?.latestVersion ?? null,
      jobName: newRun.remembered?.name ?? null,
      rings: hasTasks ? [...(newRun.rings ?? [])] : [],
    },
    on,
  );
  if (created.length === 0) throw new JobHasChanged();
  if (slot !== null) await takeSlotOrQueue(on, slot);
  await newRun.prepare?.(on, runId);
  const { status, reason } = beginning;
  return { runId, status, reason, replayed: false, toCancel: slot?.toCancel ?? [] };
}

function parentColumns(parent: ParentTask | undefined) {
  return {
    parentRunId: parent?.runId ?? null,
    parentSeq: parent?.seq ?? null,
    rootRunId: parent?.rootRunId ?? null,
    depth: parent?.depth ?? 0,
    parentWaits: parent?.waits ?? false,
    cancelWithParent: parent?.cancelsChild ?? false,
  };
}

function beginningOf({ plan, mayRun = true }: NewRun): Beginning {
  if (plan.error !== null) {
    const error = { kind: "validation", message: plan.error };
    return { status: "failed", reason: "invalid_definition", error };
  }
  if (!mayRun) return { status: "skipped", reason: "condition", error: null };
  const status = plan.graphs[0]!.size === 0 ? "completed" : "queued";
  return { status, reason: null, error: null };
}
