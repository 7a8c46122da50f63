/** Makes a claimed task run wait for a scope of new ones, or takes the controller of a run to its next phase. */
import type { JsonObject } from "../../base/json.ts";
import { atFailpoint } from "../../base/failpoint.ts";
import type { NewTask } from "../../engine/expand.ts";
import type { RunPhase } from "../../engine/phases.ts";
import type { FailurePolicy } from "../../definition/job-definition.ts";
import type { JobRunStatus } from "../../engine/states.ts";
import type { Database, Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import type { ClaimedTask } from "./claim-tasks.ts";
import { discardIterationRows } from "./discard-iterations.queries.ts";
import { expandTaskRows } from "./expand-task.queries.ts";
import { lockRun, type ILockRunResult } from "./lock-run.queries.ts";
import { setTaskDeadline } from "./set-task-deadline.queries.ts";
import { startPhaseRow } from "./start-phase.queries.ts";

/** A scope to be created. */
export interface Expansion {
  tasks: readonly NewTask[];
  /** What the parent has done so far; null keeps what is there. */
  progress: JsonObject | null;
  /** The task run may wait only so long for the scope, and for those that it makes after it; undefined leaves what was said before. */
  deadlineMs?: number;
  /** Of an iteration: how many of them stay, this one included; undefined for all. */
  keptIterations?: number;
  /** Of the items of a for_each: how many start at once, and what too many bad ones do. */
  items?: { letGo: number; badLimit: number; onFailure: FailurePolicy };
  /** The phase of the run that the scope is; the state of the run and the time that it may take. */
  phase?: {
    name: RunPhase;
    status: JobRunStatus | null;
    timeoutMs: number | null;
    /** What it was decided on: if that is no longer so, the phase is not the next one. */
    decidedOn: { cancelRequested: boolean; timedOut: boolean };
  };
}

/**
 * Answers false, and changes nothing, when the attempt is no longer current, its run or scope was halted, or the run was cancelled or timed
 * out since the phase was decided on.
 */
export function expandTask(
  database: Database,
  workerId: string,
  claimed: ClaimedTask,
  expansion: Expansion,
): Promise<boolean> {
  const { runId, projectId, seq, attempt } = claimed;
  const expanding = async (connection: Queryable): Promise<boolean> => {
    const locked = await runOne(lockRun, { runId, projectId }, connection);
    if (locked === undefined || isOvertaken(expansion, locked)) return false;
    // What halted the phase before does not halt this one.
    if (expansion.phase !== undefined)
      await run(
        startPhaseRow,
        { runId, seq, attempt, workerId, phase: expansion.phase.name },
        connection,
      );
    return expandWithin(connection, workerId, claimed, expansion);
  };
  return atFailpoint("task.expand", () => database.transaction(expanding));
}

function isOvertaken({ phase }: Expansion, locked: ILockRunResult): boolean {
  if (phase === undefined) return false;
  const { cancelRequested, timedOut } = phase.decidedOn;
  return cancelRequested !== (locked.cancel_requested_at !== null) || timedOut !== locked.timed_out;
}

async function expandWithin(
  connection: Queryable,
  workerId: string,
  { runId, projectId, seq, attempt }: ClaimedTask,
  { tasks, progress, items, phase, deadlineMs, keptIterations }: Expansion,
): Promise<boolean> {
  const expanded = await runOne(
    expandTaskRows,
    {
      runId,
      seq,
      attempt,
      workerId,
      progress,
      letGo: items?.letGo ?? null,
      badLimit: items?.badLimit ?? null,
      onFailure: items?.onFailure ?? "continue",
      phase: phase?.name ?? null,
      runStatus: phase?.status ?? null,
      phaseTimeoutMs: phase?.timeoutMs ?? null,
      nodes: tasks.map((task) => task.node),
      layers: tasks.map((task) => task.layer),
      names: tasks.map((task) => task.name),
      openDeps: tasks.map((task) => task.openDeps),
      queues: tasks.map((task) => task.queue),
      slotKinds: tasks.map((task) => task.slotKind),
      tags: tasks.map((task) => task.tags.join(",")),
      priorities: tasks.map((task) => task.priority),
      items: nullable(tasks.map(({ item }) => (item === null ? null : JSON.stringify(item)))),
      itemKeys: nullable(tasks.map((task) => task.itemKey)),
      itemIndexes: nullable(tasks.map((task) => task.itemIndex)),
    },
    connection,
  );
  if (expanded === undefined) return false;
  if (deadlineMs !== undefined)
    await run(setTaskDeadline, { runId, projectId, seq, deadlineMs }, connection);
  if (keptIterations !== undefined)
    await run(discardIterationRows, { runId, seq, keep: keptIterations }, connection);
  return true;
}

/** The generated types know no null elements; PostgreSQL arrays do. */
function nullable<T>(values: (T | null)[]): T[] {
  return values as T[];
}
