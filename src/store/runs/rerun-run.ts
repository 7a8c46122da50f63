/**
 * Opens a run that has ended for a new attempt. Owns the transaction around the row lock and the order of the statements; what runs
 * again is decided by src/engine/rerun.ts.
 *
 * 1. The run's row is locked first and the plan made from what is read after that: nothing of an ended run changes but under this lock.
 */
import { StratalError } from "../../base/errors.ts";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { Plan } from "../../definition/plan.ts";
import {
  planRerun,
  type EndedRun,
  type RerunPlan,
  type RerunStart,
  type TaskReset,
} from "../../engine/rerun.ts";
import type { CompensationItem } from "../../engine/rollback.ts";
import { isTerminalRun, type JobRunStatus } from "../../engine/states.ts";
import { askAgain } from "../concurrency/readmit-run.ts";
import { takeSlotOrQueue } from "../concurrency/run-admission.ts";
import type { Database, Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import type { JobVersions } from "../versions/job-version.ts";
import { allowReopening } from "./allow-reopening.queries.ts";
import type { RunAddress } from "./change-run.ts";
import { discardScopeRows } from "./discard-scopes.queries.ts";
import { getRun } from "./get-run.ts";
import type { IGetRunRowResult } from "./get-run.queries.ts";
import { loadRerunScopeRows } from "./load-rerun-scopes.queries.ts";
import { loadRerunTaskRows, type ILoadRerunTaskRowsResult } from "./load-rerun-tasks.queries.ts";
import { lockRun } from "./lock-run.queries.ts";
import { reopenRunRow } from "./reopen-run.queries.ts";
import { reopenScopeRows } from "./reopen-scopes.queries.ts";
import { resetTaskRows } from "./reset-tasks.queries.ts";

/** What is to run again; task runs are named by their sequence numbers or by their names. */
export type RerunAsked =
  { mode: "all" } | { mode: "failed" } | { mode: "task"; tasks: readonly (string | number)[] };

/** Of more, the record of a re-run names only the first. */
const MAX_RECORDED = 100;

/** What the record of a re-run says of what was asked. */
export function askedData(asked: RerunAsked, by: string): JsonObject {
  const tasks = asked.mode === "task" ? asked.tasks : [];
  const [first = null, ...others] = tasks;
  const from = others.length === 0 ? first : tasks.slice(0, MAX_RECORDED);
  return { mode: asked.mode, from, by };
}

export interface Rerun {
  asked: RerunAsked;
  /** Who asks, for the record. */
  by: string;
  /** The attempt that a re-try follows, which it consumes; left out when a user asks. */
  retryOf?: number;
}

export interface ReopenedRun {
  attempt: number;
  jobName: string;
  /** Queues that have something to claim. */
  queues: string[];
}

/** Opens a run for a new attempt. Throws `not_found` or `state_conflict`. */
export function rerunRun(
  database: Database,
  versions: JobVersions,
  address: RunAddress,
  rerun: Rerun,
): Promise<ReopenedRun> {
  return database.transaction(async (connection) => {
    await run(lockRun, address, connection);
    const row = await endedRun(connection, address);
    if (rerun.retryOf !== undefined && rerun.retryOf !== row.attempt) throw nothingToRun();
    const version = await versions.load(row.version_id);
    const { ended, start } = await loadRerun(connection, row, version.plan, rerun.asked);
    const next = planRerun(ended, start);
    if (next === null) throw nothingToRun();
    const slot = await askAgain(connection, address.projectId, row, version);
    const reopened = await reopen(connection, row, next, rerun, {
      status: slot?.beginning.status === "pending" ? "pending" : "queued",
      isWatched: version.plan.hasNotify,
    });
    if (slot !== null) await takeSlotOrQueue(connection, slot);
    return reopened;
  });
}

/** A run that has ended and had tasks to run; throws otherwise. */
export async function endedRun(on: Queryable, address: RunAddress): Promise<IGetRunRowResult> {
  const row = await getRun(on, address);
  if (row === undefined)
    throw new StratalError("not_found", `There is no job run ${address.runId}.`);
  if (!isTerminalRun(row.status))
    throw new StratalError(
      "state_conflict",
      `The job run is ${row.status}; only a run that has ended can be run again. Cancel it or wait for its end.`,
    );
  if (row.total_tasks === 0 || row.status === "skipped")
    throw new StratalError(
      "state_conflict",
      "No task of the job run was ever to start, so there is nothing to run again. Start a new run of the job.",
    );
  return row;
}

/** Says why nothing runs again. */
export function nothingToRun(): StratalError {
  return new StratalError(
    "state_conflict",
    "Nothing of the job run would run again: all its tasks have completed, or the one named is a handler or a compensation, which run when their turn comes. Use mode `all` (`stratal rerun --all`) to repeat everything.",
  );
}

/** Reads an ended run, and finds the task that was named. */
export async function loadRerun(
  on: Queryable,
  row: { id: string; status: JobRunStatus },
  plan: Plan,
  asked: RerunAsked,
): Promise<{ ended: EndedRun; start: RerunStart; tasks: ILoadRerunTaskRowsResult[] }> {
  const compensations = plan.nodes.flatMap(({ rollback }) => (rollback === null ? [] : [rollback]));
  const tasks = await run(loadRerunTaskRows, { runId: row.id, compensations }, on);
  const scopes = await run(loadRerunScopeRows, { runId: row.id }, on);
  const ended: EndedRun = {
    plan,
    status: row.status,
    undone: undoneTasks(tasks),
    tasks: tasks.map((task) => ({
      seq: task.seq,
      node: task.node,
      scope: task.scope,
      layer: task.layer,
      status: task.status,
      skipReason: task.skip_reason,
      childScope: task.child_scope,
      finishedAtMs: task.finished_at?.getTime() ?? 0,
    })),
    scopes: scopes.map(({ id, parent_seq: parentSeq, bad }) => ({ id, parentSeq, bad })),
  };
  return { ended, start: startOf(asked, tasks), tasks };
}

/** What a compensation began to undo is not done any more, even if it did not get to its end. */
function undoneTasks(tasks: readonly ILoadRerunTaskRowsResult[]): Set<number> {
  const begun = tasks.filter(
    ({ compensation, attempt, status }) =>
      compensation !== null && attempt > 0 && status !== "skipped",
  );
  return new Set(begun.map(({ compensation }) => undoes(compensation)));
}

function undoes(compensation: JsonValue): number {
  // Written when the rollback was planned.
  return (compensation as unknown as CompensationItem).undoes;
}

function startOf(asked: RerunAsked, tasks: readonly ILoadRerunTaskRowsResult[]): RerunStart {
  if (asked.mode !== "task") return asked;
  const seqs = asked.tasks.map((task) => (typeof task === "number" ? task : seqOf(task, tasks)));
  return { mode: "task", seqs };
}

function seqOf(name: string, tasks: readonly ILoadRerunTaskRowsResult[]): number {
  const named = tasks.filter((task) => task.name === name);
  const found = named.find((task) => task.scope === 0) ?? named[0];
  if (found === undefined)
    throw new StratalError(
      "not_found",
      `The job run has no task ${JSON.stringify(name)}. Give the name of one of its tasks, or the id of a task run.`,
    );
  if (found.scope !== 0 && named.length > 1)
    throw new StratalError(
      "invalid_request",
      `${named.length} task runs of the job run are named ${JSON.stringify(name)}. Give the id of one of them.`,
    );
  return found.seq;
}

async function reopen(
  connection: Queryable,
  { id: runId, job_name: jobName }: IGetRunRowResult,
  next: RerunPlan,
  { asked, by, retryOf }: Rerun,
  how: { status: "queued" | "pending"; isWatched: boolean },
): Promise<ReopenedRun> {
  await run(allowReopening, undefined, connection);
  if (next.discarded.length > 0)
    await run(discardScopeRows, { runId, ids: next.discarded }, connection);
  const data = askedData(asked, by);
  const retries = retryOf === undefined ? 0 : 1;
  const parameters = { runId, retries, data, ...next.run, ...how };
  const reopened = await runOne(reopenRunRow, parameters, connection);
  await reopenScopes(connection, runId, next);
  const queues = await resetTasks(connection, runId, next.tasks);
  return { attempt: reopened!.attempt, jobName, queues };
}

/** Writes the counters of the scopes that are opened. */
export async function reopenScopes(
  on: Queryable,
  runId: string,
  { scopes }: Pick<RerunPlan, "scopes">,
): Promise<void> {
  if (scopes.length === 0) return;
  await run(
    reopenScopeRows,
    {
      runId,
      ids: scopes.map((scope) => scope.id),
      opens: scopes.map((scope) => scope.open),
      bads: scopes.map((scope) => scope.bad),
    },
    on,
  );
}

/** Puts task runs back to their beginning, offers those that are queued, and answers the queues of these. */
export async function resetTasks(
  on: Queryable,
  runId: string,
  tasks: readonly TaskReset[],
): Promise<string[]> {
  const rows = await run(
    resetTaskRows,
    {
      runId,
      seqs: tasks.map((task) => task.seq),
      statuses: tasks.map((task) => task.status),
      keepsScopes: tasks.map((task) => task.keepsScope),
      openDeps: tasks.map((task) => task.openDeps),
      goodDeps: tasks.map((task) => task.goodDeps),
      neutralDeps: tasks.map((task) => task.neutralDeps),
      badDeps: tasks.map((task) => task.badDeps),
      // The generated types know no null elements; PostgreSQL arrays do.
      letsGo: tasks.map(({ letsGo }) =>
        letsGo.length === 0 ? null : letsGo.join(","),
      ) as string[],
    },
    on,
  );
  return rows.map(({ queue }) => queue);
}
