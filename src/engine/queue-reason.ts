import type { JobRunStatus, TaskRunStatus } from "./states.ts";

/** Queues and tags that one or more active workers offer together. */
export interface WorkerOffer {
  queues: readonly string[];
  tags: readonly string[];
}

export interface QueueReason {
  reason: "no_worker" | "paused";
  message: string;
}

/** Why a queued task run cannot start; null if it only waits for its turn, or is not queued. */
export function queueReason(
  task: { status: TaskRunStatus; queue: string; tags: readonly string[] },
  runStatus: JobRunStatus,
  offers: readonly WorkerOffer[],
): QueueReason | null {
  if (task.status !== "queued") return null;
  if (runStatus === "paused") return { reason: "paused", message: "the run is paused" };
  const ofQueue = offers.filter((offer) => offer.queues.includes(task.queue));
  if (ofQueue.some((offer) => task.tags.every((tag) => offer.tags.includes(tag)))) return null;
  return { reason: "no_worker", message: whatIsMissing(task, offers, ofQueue) };
}

function whatIsMissing(
  task: { queue: string; tags: readonly string[] },
  offers: readonly WorkerOffer[],
  ofQueue: readonly WorkerOffer[],
): string {
  if (offers.length === 0) return "no worker is running";
  if (ofQueue.length === 0) return `no worker takes the queue ${task.queue}`;
  const missing = task.tags.filter((tag) => !ofQueue.some((offer) => offer.tags.includes(tag)));
  return missing.length > 0
    ? `no worker offers ${missing.join(", ")}`
    : `no single worker offers all of ${task.tags.join(", ")}`;
}
