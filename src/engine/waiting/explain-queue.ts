/** What task runs wait for before a worker takes them. Pure. */
import { queueReason, waitsForDrained } from "../queue-reason.ts";
import type { Explanation, OpenTask, WaitingFacts, WorkerLoad } from "./facts.ts";
import { countText, holderText, listText, namesText, spanText } from "./words.ts";

/** A dependency has not ended. */
export function dependency({ heldBy, createdAt }: OpenTask, { now }: WaitingFacts): Explanation {
  const since = createdAt;
  if (heldBy === null || heldBy.open === 0)
    return {
      message: "waits for nothing any more: its dependencies have ended",
      since,
      releases: "It is about to be queued.",
      details: {},
    };
  const { open, total } = heldBy;
  const names = namesText(heldBy, now);
  return {
    message:
      total === 1 ? `waits for ${names}` : `waits for ${open} of ${total} dependencies: ${names}`,
    since,
    releases:
      total === 1
        ? "It is decided when that has ended."
        : "It is decided when all of them have ended.",
    details: { tasks: heldBy },
  };
}

/** Others of its for_each, or of its job, have to end first. */
export function turn(task: OpenTask, facts: WaitingFacts): Explanation {
  return task.status === "pending" ? itemsTurn(task, facts) : jobsTurn(task, facts);
}

function itemsTurn(task: OpenTask, { plan, now }: WaitingFacts): Explanation {
  const { heldBy, itemsBefore, createdAt } = task;
  const limit = plan.nodes[task.node]!.task.forEach?.maxParallel ?? null;
  const names = heldBy === null ? "" : namesText({ ...heldBy, open: heldBy.named.length }, now);
  return {
    message:
      `waits for its turn: ${limit} items run at once (max_parallel)` +
      (names === "" ? "" : `, now ${names}`) +
      (itemsBefore === null || itemsBefore === 0 ? "" : `; ${itemsBefore} before it`),
    since: createdAt,
    releases: "One item starts for each that ends.",
    details: {
      window: { limit, before: itemsBefore },
      ...(heldBy === null ? {} : { tasks: heldBy }),
    },
  };
}

function jobsTurn({ queuedAt }: OpenTask, { plan }: WaitingFacts): Explanation {
  return {
    message: `waits for its turn: ${plan.maxParallel} task runs of the job run at once (max_parallel)`,
    since: queuedAt,
    releases: "It starts when another task run of this run has ended.",
    details: { window: { limit: plan.maxParallel, before: null } },
  };
}

/** Its concurrency key is taken. */
export function lock({ lock: wait, queuedAt }: OpenTask, { now }: WaitingFacts): Explanation {
  if (wait === null)
    return {
      message: "waits for a concurrency key",
      since: queuedAt,
      releases: "It starts when it gets a slot of the key.",
      details: {},
    };
  return {
    message: `waits for ${lockText(wait, now)}`,
    since: wait.since,
    releases: "It starts when a holder has ended and those before it had their turn.",
    details: { lock: wait },
  };
}

/** `the concurrency key "db", held by run …; 2 others get it earlier`. */
export function lockText(wait: NonNullable<OpenTask["lock"]>, now: Date): string {
  const holders = listText(
    wait.holders.map((holder) => holderText(holder, now)),
    wait.holders.length,
  );
  return (
    `the concurrency key ${JSON.stringify(wait.key)}` +
    (holders === "" ? "" : `, held by ${holders}`) +
    (wait.before === 0 ? "" : `; ${countText(wait.before, "other")} before it`)
  );
}

/** Its run may not start yet. */
export function admission({ createdAt }: OpenTask): Explanation {
  return {
    message: "waits until its run is admitted",
    since: createdAt,
    releases:
      "It is offered to workers when the run starts; what the run waits for is said of the run.",
    details: {},
  };
}

/** Its run is paused. */
export function paused({ queuedAt }: OpenTask, { run, now }: WaitingFacts): Explanation {
  const since = laterOf(queuedAt, run.pausedAt);
  const span = run.pausedAt === null ? "" : ` (for ${spanText(run.pausedAt, now)})`;
  return {
    message: `waits because the run is paused${span}`,
    since,
    releases: `Resume the run: stratal runs resume ${run.id}`,
    details: {},
  };
}

/** Workers take nothing from its queue. */
export function queuePaused(
  { queue: name, tags, queuedAt }: OpenTask,
  { pausedQueues, now }: WaitingFacts,
): Explanation {
  const pausedAt = pausedQueues.get(name) ?? null;
  const span = pausedAt === null ? "" : ` (for ${spanText(pausedAt, now)})`;
  return {
    message: `waits because the queue ${name} is paused${span}`,
    since: laterOf(queuedAt, pausedAt),
    releases: `Resume the queue: stratal queue resume ${name}`,
    details: { queue: { name, tags, before: null, slots: 0, busy: 0 } },
  };
}

/** No worker takes it. */
export function noWorker(task: OpenTask, { run, offers }: WaitingFacts): Explanation {
  const { queue: name, tags, queuedAt } = task;
  const tagText =
    tags.length === 0 ? "" : ` and has the tags ${tags.join(", ")} (STRATAL_WORKER_TAGS)`;
  const interpreter = tags.some((tag) => tag.startsWith("lang:"))
    ? " A lang: tag comes with the interpreter."
    : "";
  const begin = waitsForDrained(task, offers)
    ? "Resume one of them (stratal worker resume), or start"
    : "Start";
  return {
    message: `waits for a worker: ${queueReason(task, run.status, offers)!.message}`,
    since: queuedAt,
    releases: `${begin} a worker that takes the queue ${name} (STRATAL_WORKER_QUEUES)${tagText}.${interpreter}`,
    details: { queue: { name, tags, before: null, slots: 0, busy: 0 } },
  };
}

/** Workers take it, and have something else to do. */
export function queue(task: OpenTask, { loads }: WaitingFacts): Explanation {
  const { queue: name, tags, slotKind, queuePlace: before } = task;
  const { slots, busy } = slotsFor(task, loads);
  return {
    message: `${placeText(name, before)}; ${busy} of ${slots} ${slotKind} slots busy`,
    since: task.queuedAt,
    releases:
      slots === 0
        ? `Start a worker with ${slotKind} slots, or give one some (STRATAL_WORKER_${slotKind.toUpperCase()}_SLOTS).`
        : "It starts when a slot is free and those before it have started.",
    details: { queue: { name, tags, before, slots, busy } },
  };
}

function placeText(queueName: string, before: number | null): string {
  if (before === null) return `is in the queue ${queueName}`;
  if (before === 0) return `is the next one in the queue ${queueName}`;
  return `is behind ${countText(before, "other")} in the queue ${queueName}`;
}

/** Of the workers that can take the task run. */
function slotsFor(
  { queue: name, tags, slotKind }: OpenTask,
  loads: readonly WorkerLoad[],
): { slots: number; busy: number } {
  const fitting = loads
    .filter((load) => load.queues.includes(name) && tags.every((tag) => load.tags.includes(tag)))
    .map((load) => load[slotKind]);
  return {
    slots: fitting.reduce((sum, { slots }) => sum + slots, 0),
    busy: fitting.reduce((sum, { busy }) => sum + busy, 0),
  };
}

function laterOf(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
