import type { ListenerOptions, Notifier } from "../store/notifications.ts";
import type { ClaimedTask, ClaimRequest } from "../store/runs/claim-tasks.ts";

/** What ends when it is closed. */
export interface Closeable {
  close(): Promise<void>;
}

/** What a subscriber to queues hears beside their rings. */
export type Subscribed = Pick<ListenerOptions, "channels" | "onNotification" | "onReconnect">;

/**
 * How ready task runs reach workers, and how processes tell each other that something changed (engine.md §5). PostgreSQL holds every
 * fact: what is ready is in `ready_tasks`, and a claim counts when it is written there. A queue only decides how fast a worker hears of
 * it, so an implementation may lose, repeat or reorder what it carries.
 */
export interface Queue {
  /** What carries ready task runs and rings. */
  readonly kind: "postgres" | "redis";
  /** Rings other processes. */
  readonly notifier: Notifier;
  /**
   * Claims up to the request's limits for a worker, highest priority first, then by fair rank, then the oldest; each task run is claimed
   * by one worker only, and none of a paused queue.
   */
  claim(request: ClaimRequest): Promise<ClaimedTask[]>;
  /** Makes the next claim see what this process itself has made ready, which need not have been rung. */
  noteReady(): void;
  /** Tells idle workers that task runs of a queue became ready; returns at once. */
  ring(queue: string): void;
  /** Calls `onRing` when task runs of these queues may have become ready, and after every reconnection; `also` shares its connection. */
  subscribe(queues: readonly string[], onRing: () => void, also?: Subscribed): Closeable;
  /** Hears what is rung over the notifiers of other processes, except what the database itself rings. */
  listen(options: ListenerOptions): Closeable;
  /** True if what carries the queue answers; always for PostgreSQL, which is looked at elsewhere. */
  isReachable(): Promise<boolean>;
  /** Sends what was rung and closes the queue's own connections. */
  close(): Promise<void>;
}

const nothing: Subscribed = {
  channels: [],
  onNotification: () => undefined,
  onReconnect: () => undefined,
};

/** A subscription to queues, made of a listener to all of them. */
export function subscribeTo(
  listen: (options: ListenerOptions) => Closeable,
  queues: readonly string[],
  onRing: () => void,
  logger: ListenerOptions["logger"],
  also: Subscribed = nothing,
): Closeable {
  return listen({
    channels: ["stratal_ready", ...also.channels],
    onNotification: (channel, payload) => {
      if (channel !== "stratal_ready") also.onNotification(channel, payload);
      else if (queues.includes(payload)) onRing();
    },
    onReconnect: () => {
      onRing();
      also.onReconnect();
    },
    logger,
  });
}
