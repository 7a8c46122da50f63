import type { JobRunStatus, TaskRunStatus } from "./states.ts";

/** Queues and tags that one or more live workers offer together. */
export interface WorkerOffer {
  queues: readonly string[];
  tags: readonly string[];
  /** True if somebody drained them: they take nothing until they are resumed. */
  isDrained?: boolean;
}

/** What a task asks of a worker. */
interface Wanted {
  queue: string;
  tags: readonly string[];
}

export interface QueueReason {
  reason: "no_worker" | "paused";
  message: string;
}

/** Why a queued task run cannot start; null if it only waits for its turn, or is not queued. */
export function queueReason(
  task: Wanted & { status: TaskRunStatus },
  runStatus: JobRunStatus,
  offers: readonly WorkerOffer[],
): QueueReason | null {
  if (task.status !== "queued") return null;
  if (runStatus === "paused") return { reason: "paused", message: "the run is paused" };
  if (fittingOffers(task, offers).some((offer) => offer.isDrained !== true)) return null;
  return { reason: "no_worker", message: whatIsMissing(task, offers) };
}

/** True if there are workers for a task that no worker takes: somebody drained them. */
export function waitsForDrained(task: Wanted, offers: readonly WorkerOffer[]): boolean {
  return fittingOffers(task, offers).length > 0;
}

function fittingOffers(task: Wanted, offers: readonly WorkerOffer[]): WorkerOffer[] {
  return offers.filter((offer) => canTake(offer, task));
}

function canTake({ queues, tags }: WorkerOffer, task: Wanted): boolean {
  return queues.includes(task.queue) && task.tags.every((tag) => tags.includes(tag));
}

function whatIsMissing(task: Wanted, offers: readonly WorkerOffer[]): string {
  if (offers.length === 0) return "no worker is running";
  if (waitsForDrained(task, offers)) return "the workers for it are drained";
  const ofQueue = offers.filter((offer) => offer.queues.includes(task.queue));
  if (ofQueue.length === 0) return `no worker takes the queue ${task.queue}`;
  const missing = task.tags.filter((tag) => !ofQueue.some((offer) => offer.tags.includes(tag)));
  return missing.length > 0
    ? `no worker offers ${missing.join(", ")}`
    : `no single worker offers all of ${task.tags.join(", ")}`;
}
