/**
 * The queue in PostgreSQL: `ready_tasks` rows are written by the statements that make tasks ready, so there is nothing to publish.
 * Rings are notifications; a lost one costs the poll interval.
 */
import type { Logger } from "../base/logger.ts";
import type { Database } from "../store/database.ts";
import { NotificationListener, Notifier, type ListenerOptions } from "../store/notifications.ts";
import { claimTasks, type ClaimedTask, type ClaimRequest } from "../store/runs/claim-tasks.ts";
import { subscribeTo, type Closeable, type Queue, type Subscribed } from "./queue.ts";

export class PostgresQueue implements Queue {
  readonly kind = "postgres";
  readonly notifier: Notifier;
  readonly #database: Database;
  readonly #claimDatabase: Database;
  readonly #logger: Logger;

  /** `claimDatabase` is for claims alone, whose plans it may keep stable. */
  constructor(options: { database: Database; claimDatabase: Database; logger: Logger }) {
    this.#database = options.database;
    this.#claimDatabase = options.claimDatabase;
    this.#logger = options.logger;
    this.notifier = new Notifier(options.database, options.logger);
  }

  claim(request: ClaimRequest): Promise<ClaimedTask[]> {
    return claimTasks(this.#claimDatabase, request);
  }

  /** Every claim looks at what is ready. */
  noteReady(): void {}

  ring(queue: string): void {
    this.notifier.ring("stratal_ready", queue);
  }

  subscribe(queues: readonly string[], onRing: () => void, also?: Subscribed): Closeable {
    return subscribeTo((options) => this.listen(options), queues, onRing, this.#logger, also);
  }

  listen(options: ListenerOptions): Closeable {
    return NotificationListener.start(this.#database, options);
  }

  isReachable(): Promise<boolean> {
    return Promise.resolve(true);
  }

  close(): Promise<void> {
    return this.notifier.settled();
  }
}
