/** Why a task run or a run has not ended: one word for each answer. Pure. */
import { ITEM_LAYER } from "../expand.ts";
import { queueReason, type WorkerOffer } from "../queue-reason.ts";
import type { JobRunStatus, TaskRunStatus } from "../states.ts";

export const taskCauses = [
  "dependency",
  "max_parallel",
  "lock",
  "admission",
  "paused",
  "queue_paused",
  "no_worker",
  "queue",
  "retry_timer",
  "wait_timer",
  "loop_delay",
  "event",
  "approval",
  "sub_job",
  "children",
  "running",
  "stopping",
] as const;
/** Why a task run has not ended. */
export type TaskCause = (typeof taskCauses)[number];

export const runCauses = [
  "scheduled",
  "concurrency",
  "paused",
  "cancelling",
  "tasks",
  "next_phase",
] as const;
/** Why a run has not ended. */
export type RunCause = (typeof runCauses)[number];

/** What decides the cause of an open task run. */
export interface CauseTraits {
  status: TaskRunStatus;
  layer: number;
  queueReason: string | null;
  queue: string;
  tags: readonly string[];
  /** What the body of a waiting task run says that it waits for; null for the task runs inside of it. */
  waitsFor: string | null;
}

/** What of a run decides the causes of its task runs. */
export interface CauseSurroundings {
  run: { status: JobRunStatus; halted: string | null };
  offers: readonly WorkerOffer[];
  /** Since when queues are paused, by their names. */
  pausedQueues: ReadonlyMap<string, Date>;
}

/** Causes by what the progress of a waiting task run says. */
const causesOfWaiting: Readonly<Record<string, TaskCause>> = {
  pause: "loop_delay",
  wait: "wait_timer",
  event: "event",
  approval: "approval",
  job: "sub_job",
};

/** The cause of an open task run; throws for one that has ended. */
export function causeOf(traits: CauseTraits, surroundings: CauseSurroundings): TaskCause {
  switch (traits.status) {
    case "pending":
      // Items wait for no dependency, only for others to make room.
      return traits.layer === ITEM_LAYER ? "max_parallel" : "dependency";
    case "queued":
      return causeOfQueued(traits, surroundings);
    case "retrying":
      return "retry_timer";
    case "waiting":
      return causesOfWaiting[traits.waitsFor ?? ""] ?? "children";
    case "running":
      return surroundings.run.halted === "cancel" ? "stopping" : "running";
    default:
      throw new Error(`a task run that is ${traits.status} waits for nothing`);
  }
}

/** A pause, and a run that was not admitted yet, come first: nothing else matters while that lasts. */
function causeOfQueued(
  traits: CauseTraits,
  { run, offers, pausedQueues }: CauseSurroundings,
): TaskCause {
  if (run.status === "paused") return "paused";
  if (run.status === "pending" || run.status === "scheduled") return "admission";
  if (traits.queueReason === "lock") return "lock";
  if (traits.queueReason === "max_parallel") return "max_parallel";
  if (pausedQueues.has(traits.queue)) return "queue_paused";
  return queueReason(traits, run.status, offers)?.reason ?? "queue";
}
