/** Rows of open task runs, with the task runs and runs that they wait for. */
import type { JsonValue } from "../../../base/json.ts";
import type { Plan } from "../../../definition/plan.ts";
import { taskPath } from "../../../engine/task-path.ts";
import type {
  ChildRun,
  HeldBy,
  LockWait,
  OpenTask,
  WaitingRun,
} from "../../../engine/waiting/facts.ts";
import type { Queryable } from "../../database.ts";
import { run } from "../../statement.ts";
import { isHeldBack, loadChildren, loadDependencies } from "./held-by.ts";
import { listChildRunRows } from "./list-child-runs.queries.ts";
import {
  listEnclosingTaskRows,
  type IListEnclosingTaskRowsResult,
} from "./list-enclosing-tasks.queries.ts";
import type { IListOpenTaskRowsResult } from "./list-open-tasks.queries.ts";

type Row = IListOpenTaskRowsResult;

/** What surrounds the rows of a page. */
export interface Page {
  plan: Plan;
  run: WaitingRun;
  rows: readonly Row[];
  locks: ReadonlyMap<number | null, LockWait>;
}

interface Surroundings {
  /** What waits for each scope, and those of them that are tasks. */
  around: ReadonlyMap<number, IListEnclosingTaskRowsResult>;
  named: ReadonlyMap<number, IListEnclosingTaskRowsResult>;
  dependencies: ReadonlyMap<number, HeldBy>;
  children: ReadonlyMap<number, HeldBy>;
  childRuns: ReadonlyMap<number, ChildRun>;
}

/** The task runs of a page with everything but their places in queues. */
export async function describeTasks(on: Queryable, page: Page): Promise<OpenTask[]> {
  const { rows } = page;
  if (rows.length === 0) return [];
  const runId = page.run.id;
  const scopes = [...new Set(rows.map(({ scope }) => scope))];
  const enclosing = await run(listEnclosingTaskRows, { runId, scopes }, on);
  const surroundings = {
    around: new Map(enclosing.map((task) => [task.inside, task])),
    // The controller, which waits for the outermost scopes, has no name to show.
    named: new Map(enclosing.filter(({ node }) => node >= 0).map((task) => [task.inside, task])),
    dependencies: await loadDependencies(on, runId, page.plan, rows),
    children: await loadChildren(on, runId, waitedScopes(rows)),
    childRuns: await loadChildRuns(on, runId, rows),
  };
  return rows.map((row) => describeTask(row, page, surroundings));
}

/** Task runs wait for the scope that they made, items for room in the one that they stand in. */
function scopeWaitedFor(row: Row): number | null {
  if (row.status === "waiting") return row.child_scope;
  return isHeldBack(row) ? row.scope : null;
}

function waitedScopes(rows: readonly Row[]): number[] {
  return [...new Set(rows.map(scopeWaitedFor).filter((scope) => scope !== null))];
}

async function loadChildRuns(
  on: Queryable,
  runId: string,
  rows: readonly Row[],
): Promise<Map<number, ChildRun>> {
  const seqs = rows.filter((row) => row.waits_for === "job").map(({ seq }) => seq);
  if (seqs.length === 0) return new Map();
  const found = await run(listChildRunRows, { runId, seqs }, on);
  return new Map(
    found.map((child) => [
      child.parent_seq,
      { id: child.id, jobName: child.job_name, status: child.status },
    ]),
  );
}

function describeTask(row: Row, page: Page, surroundings: Surroundings): OpenTask {
  const { around, named, dependencies, children, childRuns } = surroundings;
  const parent = around.get(row.scope);
  const scope = scopeWaitedFor(row);
  const heldBy = scope === null ? dependencies.get(row.seq) : children.get(scope);
  return {
    ...ownFacts(row),
    path: taskPath(row, named),
    createdAt: parent?.started_at ?? page.run.createdAt,
    heldBy: heldBy ?? null,
    itemsBefore: itemsBefore(row, parent),
    lock: page.locks.get(row.seq) ?? null,
    childRun: childRuns.get(row.seq) ?? null,
    queuePlace: null,
  };
}

function ownFacts(row: Row) {
  return {
    seq: row.seq,
    node: row.node,
    layer: row.layer,
    name: row.name,
    status: row.status,
    attempt: row.attempt,
    failures: row.failures,
    queueReason: row.queue_reason,
    queue: row.queue,
    tags: row.tags,
    slotKind: row.slot_kind,
    waitsFor: row.waits_for,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    attemptEndedAt: row.attempt_ended_at,
    errorMessage: messageOf(row.error),
    progress: row.progress,
    worker: workerOf(row),
    timerAt: row.fire_at,
    event: row.event,
  };
}

function workerOf(row: Row): OpenTask["worker"] {
  const { worker_id: id, worker_name: name, lease_expires_at: leaseExpiresAt } = row;
  return id === null || name === null || leaseExpiresAt === null
    ? null
    : { id, name, leaseExpiresAt };
}

/** Items are let go in their order. */
function itemsBefore(row: Row, parent: IListEnclosingTaskRowsResult | undefined): number | null {
  const letGo = parent?.let_go ?? null;
  if (row.status !== "pending" || letGo === null) return null;
  return Math.max(0, row.seq - row.scope - letGo);
}

function messageOf(error: JsonValue): string | null {
  const message = (error as { message?: unknown } | null)?.message;
  return typeof message === "string" ? message : null;
}
