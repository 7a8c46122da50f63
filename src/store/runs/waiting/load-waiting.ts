/**
 * Reads why a run is not at its end. Owns which statements are needed for a page; what is said about the facts is `engine/waiting.ts`.
 *
 * 1. One snapshot: what an entry names as open is open, and counts fit the names beside them.
 * 2. The number of statements does not depend on the number of task runs.
 */
import type { Plan } from "../../../definition/plan.ts";
import { causeOf } from "../../../engine/waiting/cause.ts";
import {
  MAX_NAMED,
  MAX_QUEUE_PLACE,
  type OpenTask,
  type TaskGroup,
  type WaitingFacts,
  type WaitingRun,
  type WorkerLoad,
} from "../../../engine/waiting/facts.ts";
import type { Database, Queryable } from "../../database.ts";
import { run, runOne } from "../../statement.ts";
import { listQueuePauses } from "../../queues/queues.ts";
import { listWorkerOffers } from "../../workers/list-worker-offers.ts";
import { countOpenTaskRows } from "./count-open-tasks.queries.ts";
import { describeTasks } from "./describe-tasks.ts";
import { listOpenTaskRows } from "./list-open-tasks.queries.ts";
import { listQueuePlaceRows } from "./list-queue-places.queries.ts";
import { listRunningTaskRows } from "./list-running-tasks.queries.ts";
import { listWorkerLoadRows } from "./list-worker-loads.queries.ts";
import { loadLockWaits } from "./lock-waits.ts";
import { loadWaitingRunRow } from "./load-waiting-run.queries.ts";
import { takeSnapshot } from "./take-snapshot.queries.ts";

/** Which open task runs are asked for. */
export interface WaitingRequest {
  projectId: string;
  runId: string;
  afterSeq: number;
  limit: number;
  /** Only those of this name. */
  name: string | null;
  /** Only the one with this number. */
  seq: number | null;
}

/** The facts about a run and a page of its open task runs; undefined if the run does not exist. */
export function loadWaiting(
  database: Database,
  plan: Plan,
  request: WaitingRequest,
): Promise<WaitingFacts | undefined> {
  return database.transaction(async (on) => {
    await run(takeSnapshot, undefined, on);
    return readFacts(on, plan, request);
  });
}

async function readFacts(
  on: Queryable,
  plan: Plan,
  request: WaitingRequest,
): Promise<WaitingFacts | undefined> {
  const { projectId, runId } = request;
  const row = await runOne(loadWaitingRunRow, { projectId, runId }, on);
  if (row === undefined) return undefined;
  const offers = await listWorkerOffers(on, undefined);
  const pauses = await listQueuePauses(on);
  const pausedQueues = new Map(pauses.map((pause) => [pause.queue, pause.paused_at]));
  const rows = await run(listOpenTaskRows, request, on);
  const groups = await countGroups(on, request);
  const locks = await loadLockWaits(
    on,
    projectId,
    runId,
    rows.filter((task) => task.queue_reason === "lock").map((task) => task.seq),
  );
  const waitingRun: WaitingRun = {
    id: row.id,
    jobName: row.job_name,
    status: row.status,
    phase: row.phase,
    halted: row.halted,
    createdAt: row.created_at,
    startedAt: row.started_at,
    pausedAt: row.paused_at,
    cancelRequestedAt: row.cancel_requested_at,
    lock: locks.get(null) ?? null,
    running: await run(listRunningTaskRows, { runId, limit: MAX_NAMED }, on),
  };
  const described = await describeTasks(on, { plan, run: waitingRun, rows, locks });
  const turns = described.filter(
    (task) => causeOf(task, { run: waitingRun, offers, pausedQueues }) === "queue",
  );
  return {
    now: row.now,
    run: waitingRun,
    plan,
    offers,
    pausedQueues,
    groups,
    tasks: await withPlaces(on, runId, described, turns),
    loads: turns.length === 0 ? [] : await loadWorkers(on),
  };
}

async function countGroups(
  on: Queryable,
  { projectId, runId }: WaitingRequest,
): Promise<TaskGroup[]> {
  const rows = await run(countOpenTaskRows, { projectId, runId }, on);
  return rows.map((row) => ({
    status: row.status,
    layer: row.layer,
    queueReason: row.queue_reason,
    // Read for queued ones only: for others they decide nothing.
    queue: row.queue ?? "",
    tags: row.tags ?? [],
    waitsFor: row.waits_for,
    count: row.count,
  }));
}

/** Fills in how many stand before those that only wait for their turn. */
async function withPlaces(
  on: Queryable,
  runId: string,
  tasks: OpenTask[],
  turns: readonly OpenTask[],
): Promise<OpenTask[]> {
  if (turns.length === 0) return tasks;
  const asked = new Map(turns.map((task) => [`${task.slotKind} ${task.queue}`, task]));
  const rows = await run(
    listQueuePlaceRows,
    {
      runId,
      seqs: turns.map((task) => task.seq),
      queues: [...asked.values()].map((task) => task.queue),
      slotKinds: [...asked.values()].map((task) => task.slotKind),
      limit: MAX_QUEUE_PLACE,
    },
    on,
  );
  const places = new Map(rows.map(({ seq, before }) => [seq, before]));
  return tasks.map((task) => ({ ...task, queuePlace: places.get(task.seq) ?? null }));
}

async function loadWorkers(on: Queryable): Promise<WorkerLoad[]> {
  const rows = await run(listWorkerLoadRows, undefined, on);
  return rows.map((row) => ({
    queues: row.queues,
    tags: row.tags,
    process: { slots: row.process_slots, busy: row.busy_process },
    inline: { slots: row.inline_slots, busy: row.busy_inline },
  }));
}
