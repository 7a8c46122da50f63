/**
 * Tells streams that something of a run may have changed, and holds what they share: one listener, a few connections and what is
 * read over them, however many streams.
 *
 * 1. A ring carries no facts: whoever is woken looks. A lost ring costs at most the waiter's own timeout.
 */
import type { Logger } from "../../base/logger.ts";
import { Doorbell } from "../../base/signal.ts";
import type { Closeable, Queue } from "../../queue/queue.ts";
import { Database } from "../../store/database.ts";
import { ANY_RUN } from "../../store/notifications.ts";
import { LiveLogs, STREAM_CONNECTIONS } from "./live-logs.ts";
import { StreamAccess } from "./stream-access.ts";
import type { JobVersions } from "../../store/versions/job-version.ts";
import type { Subscription } from "./subscription.ts";
import { TOPIC_CONNECTIONS, Topics } from "./topics/topics.ts";

export class RunFeed {
  readonly logs: LiveLogs;
  readonly access: StreamAccess;
  readonly topics: Topics;
  readonly #database: Database;
  readonly #bells = new Map<string, Set<Doorbell>>();
  readonly #listener: Closeable;

  private constructor(database: Database, queue: Queue, versions: JobVersions, logger: Logger) {
    this.#listener = queue.listen({
      channels: ["stratal_run"],
      onNotification: (_channel, payload) => this.#ring(payload),
      onReconnect: () => this.#ring(ANY_RUN),
      logger,
    });
    this.#database = new Database({
      url: database.url,
      maxConnections: STREAM_CONNECTIONS + TOPIC_CONNECTIONS,
      applicationName: "stratal streams",
      onError: (error) => logger.warn({ err: error.message }, "a connection of streams failed"),
    });
    this.logs = new LiveLogs(this.#database, (runId) => this.subscribe(runId));
    this.topics = new Topics(this.#database, versions, (runId) => this.subscribe(runId));
    this.access = new StreamAccess(this.#database, logger);
  }

  static start(database: Database, queue: Queue, versions: JobVersions, logger: Logger): RunFeed {
    return new RunFeed(database, queue, versions, logger);
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

  async close(): Promise<void> {
    this.access.close();
    this.logs.close();
    this.topics.close();
    await this.#listener.close();
    await this.#database.close();
  }

  #ring(runId: string): void {
    const rung =
      runId === ANY_RUN
        ? [...this.#bells.values()]
        : [this.#bells.get(runId), this.#bells.get(ANY_RUN)];
    for (const bells of rung) for (const bell of bells ?? []) bell.ring();
  }
}
