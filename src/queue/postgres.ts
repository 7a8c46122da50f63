/**
 * The queue in PostgreSQL: `ready_tasks` rows are written by the statements that make tasks ready, so there is nothing to publish.
 * Rings are notifications; a lost one costs the poll interval.
 */
import type { Logger } from "../base/logger.ts";
import type { Database } from "../store/database.ts";
import { NotificationListener, type Notifier } from "../store/notifications.ts";
import { claimTasks, type ClaimedTask, type ClaimRequest } from "../store/runs/claim-tasks.ts";
import type { Queue } from "./queue.ts";

export class PostgresQueue implements Queue {
  readonly #database: Database;
  readonly #notifier: Notifier;
  readonly #logger: Logger;

  constructor(options: { database: Database; notifier: Notifier; logger: Logger }) {
    this.#database = options.database;
    this.#notifier = options.notifier;
    this.#logger = options.logger;
  }

  claim(request: ClaimRequest): Promise<ClaimedTask[]> {
    return claimTasks(this.#database, request);
  }

  ring(queue: string): void {
    this.#notifier.ring("stratal_ready", queue);
  }

  subscribe(queues: readonly string[], onRing: () => void): { close(): Promise<void> } {
    return NotificationListener.start(this.#database, {
      channels: ["stratal_ready"],
      onNotification: (_channel, queue) => {
        if (queues.includes(queue)) onRing();
      },
      onReconnect: onRing,
      logger: this.#logger,
    });
  }
}
