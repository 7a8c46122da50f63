/**
 * Tells streams that something of a run may have changed. One database listener per server, however many streams.
 *
 * 1. It carries no facts: whoever is woken looks. A lost ring costs at most the waiter's own timeout.
 */
import type { Logger } from "../../base/logger.ts";
import { Doorbell } from "../../base/signal.ts";
import type { Database } from "../../store/database.ts";
import { ANY_RUN, NotificationListener } from "../../store/notifications.ts";

/** A stream's place in the feed. */
export interface Subscription {
  /** Resolves when something may have changed, after `timeoutMs`, or when the signal aborts. */
  wait(timeoutMs: number, signal: AbortSignal): Promise<void>;
  close(): void;
}

export class RunFeed {
  readonly #bells = new Map<string, Set<Doorbell>>();
  readonly #listener: NotificationListener;

  private constructor(database: Database, logger: Logger) {
    this.#listener = NotificationListener.start(database, {
      channels: ["stratal_run"],
      onNotification: (_channel, payload) => this.#ring(payload),
      onReconnect: () => this.#ring(ANY_RUN),
      logger,
    });
  }

  static start(database: Database, logger: Logger): RunFeed {
    return new RunFeed(database, logger);
  }

  /** Subscribes to a run, or with ANY_RUN to all. */
  subscribe(runId: string): Subscription {
    const bell = new Doorbell();
    const bells = this.#bells.get(runId) ?? new Set<Doorbell>();
    this.#bells.set(runId, bells.add(bell));
    return {
      wait: async (timeoutMs, signal) => void (await bell.wait(timeoutMs, signal)),
      close: () => {
        bells.delete(bell);
        if (bells.size === 0 && this.#bells.get(runId) === bells) this.#bells.delete(runId);
      },
    };
  }

  close(): Promise<void> {
    return this.#listener.close();
  }

  #ring(runId: string): void {
    const rung =
      runId === ANY_RUN
        ? [...this.#bells.values()]
        : [this.#bells.get(runId), this.#bells.get(ANY_RUN)];
    for (const bells of rung) for (const bell of bells ?? []) bell.ring();
  }
}
